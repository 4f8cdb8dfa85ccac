package dev.meshproof.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Severity;
import dev.meshproof.sdl.chain.SdlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabLimitsTest {
    private static final String DISK = "storage: {size: 1Gi}";
    private static final String GLOBAL = "expose: [{port: 80, to: [{global: true}]}]";

    private static final String TWO = """
            version: "2.0"
            services:
              web: {image: a, expose: [{port: 80, to: [{global: true}]}]}
              other: {image: a}
            profiles:
              compute:
                s: {resources: {cpu: {units: 1}, memory: {size: 1Gi}, storage: {size: 1Gi}}}
              placement:
                p: {pricing: {s: {denom: uact, amount: 1}}}
            deployment:
              web: {p: {profile: s, count: 1}}

              other: {p: {profile: s, count: 1}} # other
            """;

    /**
     * @param service the lines of service {@code web}, from line 4 on, column 5
     * @param resources lines beside cpu and memory
     * @param rest further lines
     */
    private static List<Diagnostic> check(String service, String resources, String... rest) {
        return named("web", service, resources, rest);
    }

    private static List<Diagnostic> named(String name, String service, String resources, String... rest) {
        String text = """
                version: "2.1"
                services:
                  %1$s:
                %2$sprofiles:
                  compute:
                    s:
                      resources:
                        cpu: {units: 1}
                        memory: {size: 64Mi}
                %3$s  placement: {east: {pricing: {s: {denom: uact, amount: 1}}}}
                deployment:
                  %1$s: {east: {profile: s, count: 1}}
                %4$s
                """.formatted(name, service.indent(4), resources.indent(8), String.join("\n", rest));
        return LabLimits.check(SdlReader.read("a.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertOne(List<Diagnostic> found, Severity severity, String code, String line) {
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.severity()).isEqualTo(severity);
            assertThat(one.code()).isEqualTo(code);
            assertThat(one.toString()).startsWith("a.yaml:").contains(line);
        });
    }

    @Test
    void an_ordinary_service_has_none() {
        assertThat(check("image: a\n" + GLOBAL, DISK)).isEmpty();
    }

    @Test
    void should_refuse_a_mount_on_plain_ephemeral_storage() {
        assertOne(
                check(
                        "image: a\n" + GLOBAL + "\nparams: {storage: {data: {mount: /data}}}",
                        "storage: [{name: data, size: 1Gi}]"),
                Severity.ERROR,
                "kubernetes-ephemeral-mount",
                ":6:24: services.web.params.storage.data: the volume is plain ephemeral storage");
    }

    @Test
    void should_refuse_a_volume_s_name_and_place_that_kubernetes_refuses() {
        String storage = "storage: [{size: 1Gi}, {name: %s, size: 1Gi, attributes: {persistent: true, class: beta2}}]";
        String params = "image: a\n" + GLOBAL + "\nparams: {storage: {%s: {mount: %s}}}";

        assertThat(check(params.formatted("data", "/data"), storage.formatted("data")))
                .isEmpty();
        assertOne(
                check(params.formatted("My_Data", "/data"), storage.formatted("My_Data")),
                Severity.ERROR,
                "kubernetes-name",
                "refuses a volume named web-My_Data");
        assertOne(
                check(params.formatted("data", "/"), storage.formatted("data")),
                Severity.ERROR,
                "kubernetes-mount",
                "\"/\": no container starts with it");
        assertOne(
                check(params.formatted("data", "\"/a:b\""), storage.formatted("data")),
                Severity.ERROR,
                "kubernetes-mount",
                "\"/a:b\": no container starts with it");
    }

    @Test
    void notes_memory_that_is_mounted_nowhere() {
        assertOne(
                check(
                        "image: a\n" + GLOBAL,
                        "storage: [{size: 1Gi}, {name: shm, size: 1Gi, attributes: {persistent: false, class: ram}}]"),
                Severity.WARNING,
                "not-mounted",
                "storage shm: web mounts it nowhere");
    }

    @Test
    void notes_that_disks_do_not_add_up() {
        assertOne(
                check("image: a\n" + GLOBAL, "storage: [{size: 1Gi}, {name: more, size: 2Gi}]"),
                Severity.WARNING,
                "largest-disk",
                "the largest, more, is the limit");
    }

    @Test
    void should_refuse_a_name_too_long_for_kubernetes() {
        String name = "a".repeat(61);

        assertThat(named(name, "image: a\n" + GLOBAL, DISK)).isEmpty();
        assertOne(
                named(name, "image: a\nexpose: [{port: 81, to: [{global: true}]}]", DISK),
                Severity.ERROR,
                "kubernetes-name",
                ":3:3: services." + name + ": the name has 61 characters, and Kubernetes refuses more than 60");
        assertOne(named(name + "aaa", "image: a\n" + GLOBAL, DISK), Severity.ERROR, "kubernetes-name", "more than 63");
    }

    @Test
    void notes_a_port_whose_number_is_taken() {
        assertOne(
                check("image: a\nexpose: [{port: 80, to: [{global: true}]}, {port: 53}, {port: 53, proto: udp}]", DISK),
                Severity.WARNING,
                "as-taken",
                ":5:60: services.web.expose: UDP 53 as 53 is dropped: TCP 53 as 53 has that number");
    }

    @Test
    void should_refuse_more_replicas_than_any_network_holds() {
        assertOne(
                LabLimits.check(SdlReader.read(
                        "a.yaml",
                        Services.document("image: a")
                                .replace("count: 1", "count: 17")
                                .getBytes(StandardCharsets.UTF_8))),
                Severity.ERROR,
                "lab-count",
                ":20:28: deployment.s.p.count 17: a provider of the lab is a network of 16 addresses");
    }

    @Test
    void notes_a_service_without_replicas() {
        assertOne(
                LabLimits.check(SdlReader.read(
                        "a.yaml",
                        TWO.replace("count: 1}} # other", "count: 0}}").getBytes(StandardCharsets.UTF_8))),
                Severity.WARNING,
                "not-run",
                ":13:34: deployment.other.p.count 0: no replica of the service runs");
    }

    @Test
    void should_refuse_gpus() {
        assertOne(
                check("image: a\n" + GLOBAL, DISK + "\ngpu: {units: 2, attributes: {vendor: {nvidia: }}}"),
                Severity.ERROR,
                "lab-gpu",
                "asks for 2 GPUs: the lab has none");
    }

    @Test
    void should_refuse_credentials_and_not_show_them() {
        List<Diagnostic> found =
                check("image: a\n" + GLOBAL + "\ncredentials: {host: h, username: u, password: hidden-word}", DISK);

        assertOne(found, Severity.ERROR, "lab-credentials", "cannot pull with credentials yet");
        assertThat(found.toString()).doesNotContain("hidden-word");
    }

    @Test
    void notes_what_the_lab_s_hardware_and_kubernetes_lack() {
        assertOne(
                check("image: a\n" + GLOBAL + "\nparams: {tee: cpu}", DISK),
                Severity.WARNING,
                "lab-tee",
                "the lab has no trusted hardware");
        assertOne(
                check("image: a\n" + GLOBAL + "\nparams: {permissions: {read: [logs]}}", DISK),
                Severity.WARNING,
                "lab-permissions",
                "no Kubernetes API");
    }

    @Test
    void notes_endpoints_and_reclamation() {
        assertOne(
                check(
                        "image: a\nexpose: [{port: 80, to: [{global: true, ip: mine}]}]",
                        DISK,
                        "endpoints: {mine: {kind: ip}}"),
                Severity.WARNING,
                "lab-ip-endpoint",
                "endpoints.mine: the lab lends no IP addresses");
        assertOne(
                check("image: a\n" + GLOBAL, DISK, "reclamation: {min_window: 1h}"),
                Severity.WARNING,
                "lab-reclamation",
                "never takes a lease back");
    }
}
