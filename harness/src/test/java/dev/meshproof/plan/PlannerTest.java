package dev.meshproof.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.meshproof.plan.Planner.Options;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.plan.labfile.LabFile.Probe;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final String TWO_SERVICES = """
            version: "2.1"
            services:
              web:
                image: nginx
                args: [-g, "daemon off;"]
                env: [B=1, A=x=y, B=2, BARE, AKASH_OWNER=mine]
                expose:
                  - {port: 80, to: [{global: true}]}
                  - {port: 53, as: 5353, proto: UDP}
              db:
                image: postgres
                expose:
                  - {port: 5432, to: [{service: web}]}
            profiles:
              compute:
                s:
                  resources:
                    cpu: {units: 250m}
                    memory: {size: 64Mi}
                    storage:
                      - {size: 1Gi}
                      - {name: more, size: 2Gi}
                      - {name: shm, size: 16Mi, attributes: {class: ram}}
              placement:
                east: &prices {pricing: {s: {denom: uact, amount: 1}}}
                west: *prices
            deployment:
              web: {east: {profile: s, count: 2}, west: {profile: s, count: 1}}
              db: {east: {profile: s, count: 1}}
            """;

    @TempDir
    Path dir;

    private LabPlan plan(Path... paths) {
        return Planner.plan(List.of(paths), Options.of(List.of(paths)));
    }

    private LabPlan plan(String name, String text) throws IOException {
        return plan(Files.writeString(dir.resolve(name), text));
    }

    @Test
    void plansTheThreeProviders() {
        LabPlan plan = plan(EXAMPLES.resolve("three-providers"));

        assertThat(plan.name()).isEqualTo("three-providers");
        assertThat(plan.providers()).containsExactly("provider-1", "provider-2", "provider-3");
        assertThat(plan.leases())
                .extracting(LabPlan.Lease::id)
                .containsExactly("akash-server-1", "akash-server-2", "akash-server-3");
        assertThat(plan.notes()).isEmpty();
        assertThat(plan.withIntent(Intent.PRIVATE)).hasSize(3).allSatisfy(replica -> {
            assertThat(replica.hostname()).contains(replica.id().lease());
            assertThat(replica.tailnet().socks5().known()).contains(new HostPort("localhost", 1055));
            assertThat(replica.tailnet().authKey().known()).contains(new AuthKey.Variable("TS_AUTHKEY"));
            assertThat(replica.tailnet().userspace().known()).contains(true);
            assertThat(replica.tcpPorts()).containsExactly(8000);
            assertThat(replica.entrypoint()).containsExactly("/bin/sh", "-c");
            assertThat(replica.command())
                    .singleElement()
                    .asString()
                    .startsWith("set -e\n")
                    .endsWith("/srv/www\n");
            assertThat(replica.limits())
                    .isEqualTo(new ReplicaPlan.Limits(
                            500_000_000,
                            512L << 20,
                            512L << 20,
                            replica.limits().memoryAt()));
            assertThat(replica.limits().memoryAt())
                    .get()
                    .hasToString(replica.at().file() + ":48:17");
        });
    }

    @Test
    void plansTheVariants() {
        LabPlan plan = plan(EXAMPLES.resolve("variants").resolve("ports-and-debian"));

        assertThat(plan.withIntent(Intent.PRIVATE)).hasSize(2).allSatisfy(replica -> {
            assertThat(replica.hostname()).contains(replica.id().lease());
            assertThat(replica.tailnet().socks5().known()).contains(new HostPort("127.0.0.1", 2055));
            assertThat(replica.tailnet().authKey().known()).contains(new AuthKey.Variable("TS_AUTHKEY"));
            assertThat(replica.tcpPorts()).containsExactly(9090);
        });
    }

    @Test
    void plansTheDatabases() {
        Path folder = EXAMPLES.resolve("databases");
        LabPlan plan = Planner.plan(
                List.of(folder), Options.of(List.of(folder)).withLabFile(folder.resolve("databases.lab.yaml")));

        assertThat(plan.withIntent(Intent.PRIVATE))
                .hasSize(2)
                .allSatisfy(replica ->
                        assertThat(replica.hostname()).contains(replica.id().lease() + "-1"))
                .extracting(replica -> replica.probe(replica.tcpPorts().get(0)))
                .containsExactly(Probe.POSTGRES, Probe.REDIS);
    }

    @Test
    void plansTheTwoServices() {
        LabPlan plan = plan(EXAMPLES.resolve("two-services"));

        assertThat(plan.providers()).containsExactly("provider-1");
        assertThat(plan.leases()).singleElement().satisfies(lease -> {
            ReplicaPlan web = lease.replicas().get(0);
            ReplicaPlan db = lease.replicas().get(1);
            assertThat(web.dnsName()).contains("web");
            assertThat(web.ports()).singleElement().satisfies(port -> {
                assertThat(port.port()).isEqualTo(8080);
                assertThat(port.as()).isEqualTo(80);
                assertThat(port.exposure()).isEqualTo(ReplicaPlan.Exposure.INGRESS);
                assertThat(port.hosts()).containsExactly("shop.example.com");
            });
            assertThat(web.intent()).isEqualTo(Intent.PUBLIC);
            assertThat(db.dnsName()).contains("db");
            assertThat(db.ports()).singleElement().satisfies(port -> {
                assertThat(port.as()).isEqualTo(5432);
                assertThat(port.exposure()).isEqualTo(ReplicaPlan.Exposure.SIBLINGS);
            });
            assertThat(db.intent()).isEqualTo(Intent.SIBLINGS);
            assertThat(db.tailnet().runsTailscaled()).isFalse();
        });
    }

    @Test
    void doesWhatAProviderDoes() throws IOException {
        LabPlan plan = plan("shop.yaml", TWO_SERVICES);

        assertThat(plan.leases()).extracting(LabPlan.Lease::id).containsExactly("shop-east", "shop-west");
        assertThat(plan.replicas())
                .extracting(ReplicaPlan::id)
                .containsExactly(
                        new ReplicaId("shop-east", "web", 0),
                        new ReplicaId("shop-east", "web", 1),
                        new ReplicaId("shop-east", "db", 0),
                        new ReplicaId("shop-west", "web", 0));
        ReplicaPlan web = plan.replicas().get(0);
        assertThat(web.entrypoint()).isEmpty();
        assertThat(web.command()).containsExactly("-g", "daemon off;");
        assertThat(web.env().entrySet())
                .extracting(Object::toString)
                .containsExactly("B=2", "A=x=y", "BARE=", "AKASH_OWNER=mine");
        assertThat(web.additions())
                .containsOnlyKeys(
                        "AKASH_GROUP_SEQUENCE",
                        "AKASH_DEPLOYMENT_SEQUENCE",
                        "AKASH_ORDER_SEQUENCE",
                        "AKASH_PROVIDER",
                        "AKASH_CLUSTER_PUBLIC_HOSTNAME");
        assertThat(web.limits())
                .isEqualTo(new ReplicaPlan.Limits(
                        250_000_000, 80L << 20, 2L << 30, web.limits().memoryAt()));
        assertThat(web.ports()).extracting(ReplicaPlan.Port::as).containsExactly(80, 5353);
        assertThat(web.tcpPorts()).containsExactly(80);
        assertThat(web.ports())
                .extracting(ReplicaPlan.Port::exposure)
                .containsExactly(ReplicaPlan.Exposure.INGRESS, ReplicaPlan.Exposure.SIBLINGS);
        assertThat(web.dnsName()).contains("web");
        assertThat(web.volumes())
                .extracting(ReplicaPlan.Volume::name, ReplicaPlan.Volume::kind, ReplicaPlan.Volume::bytes)
                .containsExactly(
                        tuple("default", ReplicaPlan.Kind.EPHEMERAL, 1L << 30),
                        tuple("more", ReplicaPlan.Kind.EPHEMERAL, 2L << 30),
                        tuple("shm", ReplicaPlan.Kind.RAM, 16L << 20));
        assertThat(web.intent()).isEqualTo(Intent.PUBLIC);
        assertThat(web.intentReason().why()).isEqualTo("exposes port 80 to everybody");
        assertThat(web.intentReason().at().line()).isEqualTo(8);
        assertThat(plan.replicas().get(2).intent()).isEqualTo(Intent.SIBLINGS);
    }

    @Test
    void givesEachFileALeaseNameOfItsOwn() throws IOException {
        Path a = Files.writeString(
                Files.createDirectory(dir.resolve("a")).resolve("x y.yml"), Services.document("image: a"));
        Path b = Files.writeString(
                Files.createDirectory(dir.resolve("b")).resolve("x y.yml"), Services.document("image: a"));

        assertThat(plan(b, a).leases()).extracting(LabPlan.Lease::id).containsExactly("x-y", "x-y-2");
        assertThat(plan(b, a).leases()).extracting(LabPlan.Lease::file).containsExactly(a.toString(), b.toString());
    }

    @Test
    void refusesWhatTheLabCannotDo() {
        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() ->
                        plan("x.yaml", Services.document("image: a\ncredentials: {host: h, username: u, password: p}")))
                .withMessageContaining("x.yaml:5:5: services.s.credentials: the lab cannot pull with credentials yet;");
    }

    @Test
    void reportsTheMistakesOfAllFiles() throws IOException {
        Path a = Files.writeString(dir.resolve("a.yaml"), "a: b: c");
        Path b = dir.resolve("b.yaml");

        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() -> plan(a, b))
                .satisfies(e -> assertThat(e.diagnostics())
                        .extracting(d -> d.at().file())
                        .containsExactly(a.toString(), b.toString()));
    }

    @Test
    void notesWhatKubernetesReplaces() throws IOException {
        LabPlan plan = plan(
                "x.yaml", Services.document("image: a\nenv: [NAME=x]\ncommand: [sh, -c, \"echo $(NAME) $(date)\"]"));

        assertThat(plan.notes())
                .singleElement()
                .asString()
                .contains(":6:29: \"$(NAME)\": a provider's Kubernetes replaces");
    }

    @Test
    void warns_of_what_the_console_refuses_and_the_chain_does_not() throws IOException {
        LabPlan plan = plan("x.yaml", Services.document("image: a").replace("uact", "ibc/1234"));

        assertThat(plan.notes()).singleElement().satisfies(note -> {
            assertThat(note.judge()).isEqualTo(Judge.CONSOLE);
            assertThat(note.severity()).isEqualTo(Severity.WARNING);
            assertThat(note.toString()).contains("x.yaml:17:30: ").contains("Akash Console takes uact");
        });
        assertThat(plan("y.yaml", Services.document("image: a\nbuild: .")).notes())
                .singleElement()
                .asString()
                .contains("y.yaml:5:5: Akash Console refuses this: services.s.build");
    }

    @Test
    void should_refuse_more_replicas_than_a_provider_holds() throws IOException {
        String nine = Services.document("image: a").replace("count: 1", "count: %d");

        assertThat(plan("x.yaml", nine.formatted(8)).replicas()).hasSize(8);
        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() -> plan("x.yaml", nine.formatted(9)))
                .withMessageContaining(
                        "x.yaml:3:3: provider-1 has 9 replicas: with 1 relay a provider of the lab holds 8");
    }
}
