package dev.meshproof.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshproof.plan.Fact.Known;
import dev.meshproof.plan.Fact.Source;
import dev.meshproof.plan.Planner.Options;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.plan.labfile.LabFile.Probe;
import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.SdlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabFilePlanTest {
    /** Services {@code PREFIX} and {@code PREFIXdb}, on one placement group {@code east}. */
    private static final String SDL = """
            version: "2.0"
            services:
              PREFIX:
                image: registry.example/overlay
                env: [TS_AUTHKEY=x]
                expose: [{port: 80, to: [{global: true}]}]
              PREFIXdb:
                image: alpine
                command: [sh, -c, "tailscaled --socks5-server=localhost:1055 & tailscale up --hostname=db"]
                expose: [{port: 5432}, {port: 53, proto: udp}]
            profiles:
              compute:
                s: {resources: {cpu: {units: 1}, memory: {size: 1Gi}, storage: {size: 1Gi}}}
              placement:
                east: {pricing: {s: {denom: uact, amount: 1}}}
            deployment:
              PREFIX: {east: {profile: s, count: 1}}
              PREFIXdb: {east: {profile: s, count: 1}}
            """;

    @TempDir
    Path dir;

    @BeforeEach
    void twoSdls() throws IOException {
        Files.writeString(dir.resolve("one.yaml"), SDL.replace("PREFIX", "one"));
        Files.writeString(dir.resolve("two.yaml"), SDL.replace("PREFIX", "two"));
    }

    private LabPlan plan(String labFile) throws IOException {
        Path file = Files.writeString(dir.resolve("test.lab.yaml"), labFile);
        List<Path> sdls = List.of(dir.resolve("one.yaml"), dir.resolve("two.yaml"));
        return Planner.plan(sdls, Options.of(sdls).withLabFile(file));
    }

    private List<Diagnostic> refused(String labFile) {
        List<Diagnostic>[] found = new List[1];
        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() -> plan(labFile))
                .satisfies(e -> found[0] = e.diagnostics());
        return found[0];
    }

    @Test
    void an_empty_one_changes_nothing_and_is_named_in_the_plan() throws IOException {
        List<Path> sdls = List.of(dir.resolve("one.yaml"), dir.resolve("two.yaml"));

        LabPlan plan = plan("{}");

        assertThat(plan)
                .usingRecursiveComparison()
                .ignoringFields("labFile")
                .isEqualTo(Planner.plan(sdls, Options.of(sdls)));
        assertThat(plan.labFile())
                .contains(new LabPlan.LabFileRead(
                        dir.resolve("test.lab.yaml").toString(),
                        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));
    }

    @Test
    void a_service_s_key_goes_before_the_lab_s() throws IOException {
        LabPlan plan = plan("{key: expired, sdls: {one.yaml: {services: {onedb: {key: single-use}}}}}");

        assertThat(plan.replicas())
                .extracting(ReplicaPlan::key)
                .containsExactly(KeyKind.EXPIRED, KeyKind.SINGLE_USE, KeyKind.EXPIRED, KeyKind.EXPIRED);
        assertThat(plan("{}").replicas()).extracting(ReplicaPlan::key).containsOnly(KeyKind.REUSABLE);
    }

    @Test
    void ports_are_probed_as_it_says_and_with_http_else() throws IOException {
        LabPlan plan =
                plan("sdls: {one.yaml: {services: {one: {probes: {80: tcp}}, onedb: {probes: {5432: postgres}}}}}");

        assertThat(plan.replicas().get(0).probe(80)).isEqualTo(Probe.TCP);
        assertThat(plan.replicas().get(1).probe(5432)).isEqualTo(Probe.POSTGRES);
        assertThat(plan.replicas().get(3).probe(5432)).isEqualTo(Probe.HTTP);
    }

    @Test
    void says_whether_more_than_the_declared_is_forbidden_and_whether_there_is_ipv6() throws IOException {
        LabPlan plan = plan("{undeclared: forbidden, ipv6: true}");
        LabPlan noted = plan("{undeclared: noted, ipv6: false}");

        assertThat(plan.onlyDeclared()).isTrue();
        assertThat(plan.ipv6()).isTrue();
        assertThat(noted.onlyDeclared()).isFalse();
        assertThat(noted.ipv6()).isFalse();
    }

    @Test
    void puts_leases_on_the_providers_that_it_names() throws IOException {
        LabPlan plan = plan("sdls: {two.yaml: {provider: provider-1}}");

        assertThat(plan.leases()).extracting(LabPlan.Lease::provider).containsExactly("provider-2", "provider-1");
        assertThat(plan.notes()).isEmpty();
        assertThat(plan("sdls: {two.yaml: {provider: {east: west}}}").providers())
                .containsExactly("provider-1", "west");
    }

    @Test
    void two_leases_may_share_a_provider_and_a_note_says_what_differs() throws IOException {
        LabPlan plan = plan("sdls: {one.yaml: {provider: a}, two.yaml: {provider: a}}");

        assertThat(plan.providers()).containsExactly("a");
        assertThat(plan.notes())
                .singleElement()
                .asString()
                .contains("test.lab.yaml:1:54: leases one and two share a: at a provider each has a network policy");
    }

    @Test
    void relays_are_what_it_says_unless_the_caller_says_otherwise() throws IOException {
        assertThat(plan("relays: 3").relays()).containsExactly("relay-1", "relay-2", "relay-3");
        List<Path> sdls = List.of(dir.resolve("one.yaml"));
        assertThat(Planner.plan(
                                sdls,
                                Options.of(sdls)
                                        .withLabFile(dir.resolve("test.lab.yaml"))
                                        .withRelays(2))
                        .relays())
                .hasSize(2);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Options.of(sdls).withRelays(9))
                .withMessage("relays 9: a lab has from 1 to 8");
    }

    @Test
    void an_intent_has_the_last_word() throws IOException {
        ReplicaPlan one = plan("sdls: {one.yaml: {services: {one: {intent: no-tailnet}}}}")
                .replicas()
                .get(0);

        assertThat(one.intent()).isEqualTo(Intent.NO_TAILNET);
        assertThat(one.intentReason().why()).isEqualTo("the lab file says so");
        assertThat(one.intentReason().at().toString()).endsWith("test.lab.yaml:1:44");
    }

    @ParameterizedTest
    @CsvSource({
        "one, private, nothing that could be read starts tailscaled in it",
        "one, siblings, it exposes a port to everybody",
        "onedb, public, it exposes no port to everybody",
        "onedb, no-tailnet, it starts tailscaled"
    })
    void an_intent_that_cannot_fit_is_doubted(String service, String intent, String why) throws IOException {
        assertThat(plan("sdls: {one.yaml: {services: {%s: {intent: %s}}}}".formatted(service, intent))
                        .notes())
                .singleElement()
                .asString()
                .contains("sdls.one.yaml.services." + service + ".intent: " + why);
    }

    @Test
    void fills_what_the_sdl_leaves_unknown() throws IOException {
        LabPlan plan = plan("""
                sdls:
                  one.yaml:
                    services:
                      one:
                        tailnet:
                          tailscaled: true
                          hostname: node
                          socks5: "[::1]:1080"
                          authKey: TS_AUTHKEY
                          loginServer: https://login.example
                          userspace: true
                          socket: /run/ts.sock
                          state: "mem:"
                      onedb: {tailnet: {hostname: db, loginServer: https://login.example}}
                """);

        ReplicaPlan one = plan.replicas().get(0);
        Tailnet tailnet = one.tailnet();
        assertThat(one.intent()).isEqualTo(Intent.PRIVATE);
        assertThat(one.intentReason().at().line()).isEqualTo(6);
        assertThat(tailnet.runsTailscaled()).isTrue();
        assertThat(tailnet.hostname()).isInstanceOfSatisfying(Known.class, known -> {
            assertThat(known.value()).isEqualTo("node");
            assertThat(known.source()).isEqualTo(Source.LAB_FILE);
            assertThat(known.at().line()).isEqualTo(7);
        });
        assertThat(tailnet.socks5().known()).contains(new HostPort("::1", 1080));
        assertThat(tailnet.authKeyVariable()).contains("TS_AUTHKEY");
        assertThat(tailnet.userspace().known()).contains(true);
        assertThat(tailnet.socket().known()).contains("/run/ts.sock");
        assertThat(tailnet.state().known()).contains("mem:");
        assertThat(plan.replicas().get(1).tailnet().loginServer().known())
                .as("a default may be overridden")
                .contains("https://login.example");
    }

    @Test
    void may_say_that_there_is_no_tailscaled_where_one_is_only_mentioned() throws IOException {
        Files.writeString(
                dir.resolve("one.yaml"), SDL.replace("PREFIX", "one").replace("image: registry.example/overlay", """
                        image: alpine
                            command: [./start, tailscaled]"""));
        assertThat(plan("{}").replicas().get(0).tailnet().runsTailscaled()).isTrue();

        ReplicaPlan one = plan("sdls: {one.yaml: {services: {one: {tailnet: {tailscaled: false}}}}}")
                .replicas()
                .get(0);

        assertThat(one.tailnet().runsTailscaled()).isFalse();
        assertThat(one.intent()).isEqualTo(Intent.PUBLIC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'sdls: {on.yaml: {}}' | 1:8: sdls.on.yaml: none of the SDLs given is named so; did you mean one.yaml?",
                "'sdls: {x: {}}' | 'sdls.x: none of the SDLs given is named so; write one of one.yaml, two.yaml'",
                "'sdls: {one.yaml: {}, ./one.yaml: {}}' | one.yaml has an entry already",
                "'sdls: {one.yaml: {provider: {easst: a}}}' | sdls.one.yaml.provider.easst: the SDL deploys no such placement"
                        + " group; did you mean east?",
                "'sdls: {one.yaml: {services: {on: {}}}}' | 1:30: sdls.one.yaml.services.on: the SDL deploys no such"
                        + " service; did you mean one?",
                "'sdls: {one.yaml: {services: {onedb: {probes: {53: http}}}}}' | '1:47: sdls.one.yaml.services.onedb.probes.53:"
                        + " the service exposes it for UDP only, and probes speak TCP; it exposes 5432'",
                "'sdls: {one.yaml: {services: {onedb: {tailnet: {hostname: other}}}}}' | tailnet.hostname: the SDL itself"
                        + " says db at",
                "'sdls: {one.yaml: {services: {onedb: {tailnet: {tailscaled: false}}}}}' | the SDL itself says tailscaled is"
                        + " started at",
                "'sdls: {one.yaml: {services: {one: {tailnet: {hostname: a}}}}}' | tailnet: facts of a service that shows no"
                        + " tailscaled; add tailscaled: true",
                "'sdls: {one.yaml: {services: {one: {tailnet: {tailscaled: true, authKey: OTHER}}}}}' | the service's env has"
                        + " no OTHER",
                "'sdls: {one.yaml: {services: {onedb: {probes: {5433: tcp}}}}}' | 1:47: sdls.one.yaml.services.onedb.probes.5433:"
                        + " the service exposes no such TCP port; it exposes 5432",
                "'sdls: {one.yaml: {services: {one: {key: ephemeral}}}}' | '1:41: sdls.one.yaml.services.one.key: nothing that"
                        + " could be read starts tailscaled in it; add tailnet: {tailscaled: true}'",
            })
    void should_refuse_what_is_not_there_or_cannot_be_done(String labFile, String message) {
        assertThat(refused(labFile))
                .singleElement()
                .asString()
                .contains("test.lab.yaml:1:")
                .contains(message);
    }

    @Test
    void should_refuse_a_name_that_two_sdls_have() throws IOException {
        Path other = Files.writeString(
                Files.createDirectory(dir.resolve("other")).resolve("one.yaml"), SDL.replace("PREFIX", "three"));
        Path file = Files.writeString(dir.resolve("test.lab.yaml"), "sdls: {one.yaml: {}}");
        List<Path> sdls = List.of(dir.resolve("one.yaml"), other);

        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() -> Planner.plan(sdls, Options.of(sdls).withLabFile(file)))
                .withMessageContaining("sdls.one.yaml: 2 of the SDLs given are named so; write more of the path");
        Files.writeString(file, "sdls: {other/one.yaml: {provider: z}}");
        assertThat(Planner.plan(sdls, Options.of(sdls).withLabFile(file)).providers())
                .contains("z");
    }

    @Test
    void in_a_directory_it_is_no_sdl_and_unless_it_is_named_a_note_says_that_it_was_not_used() throws IOException {
        Files.writeString(dir.resolve("meshproof.lab.yaml"), "relays: 2");
        Path named = Files.writeString(dir.resolve("other.lab.yml"), "relays: 3");

        LabPlan without = Planner.plan(List.of(dir), Options.of(List.of(dir)));
        LabPlan with = Planner.plan(List.of(dir), Options.of(List.of(dir)).withLabFile(named));

        assertThat(without.leases()).hasSize(2);
        assertThat(without.relays()).hasSize(1);
        assertThat(without.notes())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "the lab file meshproof.lab.yaml lies beside the SDLs and was not used",
                        "the lab file other.lab.yml lies beside the SDLs and was not used");
        assertThat(with.relays()).hasSize(3);
        assertThat(with.notes()).isEmpty();
    }

    @Test
    void reports_its_mistakes_with_those_of_the_sdls() throws IOException {
        Files.writeString(dir.resolve("two.yaml"), "version: 1");

        assertThat(refused("relays: 0"))
                .extracting(d -> Path.of(d.at().file()).getFileName().toString())
                .contains("test.lab.yaml", "two.yaml");
    }
}
