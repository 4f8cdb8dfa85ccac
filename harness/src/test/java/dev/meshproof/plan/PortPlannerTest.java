package dev.meshproof.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.ReplicaPlan.Exposure;
import dev.meshproof.plan.ReplicaPlan.Port;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortPlannerTest {
    private static PortPlanner of(String... expose) {
        return PortPlanner.of(Services.exposing(expose));
    }

    private static List<String> offered(String... expose) {
        return of(expose).offered().stream().map(PortPlannerTest::text).toList();
    }

    private static String text(Port port) {
        return port.port() + " as " + port.as() + " " + port.protocol() + " " + port.exposure();
    }

    @Test
    void only_global_tcp_offered_as_80_is_for_the_ingress() {
        assertThat(offered(
                        "{port: 80, to: [{global: true}]}",
                        "{port: 8080, as: 80, to: [{global: true}]}",
                        "{port: 80, as: 8080, to: [{global: true}]}",
                        "{port: 80, proto: udp, to: [{global: true}]}",
                        "{port: 443, to: [{global: true}]}"))
                .containsExactly(
                        "80 as 80 tcp INGRESS",
                        "80 as 8080 tcp NODE_PORT",
                        "80 as 80 udp NODE_PORT",
                        "443 as 443 tcp NODE_PORT");
    }

    @Test
    void what_names_nobody_or_a_service_is_for_siblings() {
        assertThat(offered(
                        "{port: 1}", "{port: 2, to: [{service: web}, {service: other}]}", "{port: 3, as: 4, to: []}"))
                .containsExactly("1 as 1 tcp SIBLINGS", "2 as 2 tcp SIBLINGS", "3 as 4 tcp SIBLINGS");
    }

    @Test
    void a_port_for_a_service_and_for_everybody_is_two() {
        assertThat(offered("{port: 5432, to: [{service: web}, {global: true}]}"))
                .containsExactly("5432 as 5432 tcp SIBLINGS", "5432 as 5432 tcp NODE_PORT");
    }

    @Test
    void the_second_of_one_as_is_dropped_and_tcp_comes_before_udp() {
        PortPlanner dns = of("{port: 53, proto: udp}", "{port: 53}");

        assertThat(dns.offered()).extracting(PortPlannerTest::text).containsExactly("53 as 53 tcp SIBLINGS");
        assertThat(dns.dropped()).singleElement().satisfies(dropped -> {
            assertThat(dropped.port().protocol()).isEqualTo("udp");
            assertThat(dropped.port().at().line()).isEqualTo(6);
            assertThat(dropped.taken().protocol()).isEqualTo("tcp");
        });
        assertThat(of("{port: 2, as: 9}", "{port: 1, as: 9}").offered())
                .extracting(PortPlannerTest::text)
                .containsExactly("1 as 9 tcp SIBLINGS");
    }

    @Test
    void whom_a_port_is_for_sorts_before_its_number() {
        assertThat(of("{port: 1, as: 9, to: [{service: web}]}", "{port: 2, as: 9}")
                        .offered())
                .extracting(PortPlannerTest::text)
                .containsExactly("2 as 9 tcp SIBLINGS");
    }

    @Test
    void one_as_for_siblings_and_for_everybody_stays_as_two_services() {
        assertThat(offered("{port: 1, as: 9}", "{port: 2, as: 9, to: [{global: true}]}"))
                .containsExactly("1 as 9 tcp SIBLINGS", "2 as 9 tcp NODE_PORT");
    }

    @Test
    void host_names_and_endpoints_are_kept() {
        Port port = of("{port: 8080, as: 80, accept: [a.example, b.example], to: [{global: true, ip: mine}]}")
                .offered()
                .get(0);

        assertThat(port.hosts()).containsExactly("a.example", "b.example");
        assertThat(port.ip()).isEqualTo(Optional.of("mine"));
        assertThat(port.exposure()).isEqualTo(Exposure.INGRESS);
        assertThat(port.global()).isTrue();
    }
}
