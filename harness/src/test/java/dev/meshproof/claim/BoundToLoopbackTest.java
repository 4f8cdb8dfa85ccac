package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.BOUND_TO_LOOPBACK;
import static dev.meshproof.claim.FakeLab.listen;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Socket;
import dev.meshproof.probe.Phase;
import dev.meshproof.sdl.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundToLoopbackTest {
    private static final Subject FIRST = new Subject.Replica(Plans.id(1));

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    @Test
    void is_proven_on_127_0_0_1() {
        assertThat(Verdicts.of(plan, lab).of(BOUND_TO_LOOPBACK)).isEqualTo(PROVEN);
    }

    @Test
    void a_service_on_every_address_refutes_each_claim_that_observed_it_and_no_other() {
        Verdicts verdicts = Verdicts.of(plan, lab.onEveryAddress(Plans.id(1)));

        assertThat(verdicts.all())
                .isEqualTo(Verdicts.provenBut(Map.of(
                        BOUND_TO_LOOPBACK,
                        REFUTED,
                        ClaimId.UNREACHABLE_ON_PROVIDER,
                        REFUTED,
                        ClaimId.UNREACHABLE_THROUGH_INGRESS,
                        REFUTED,
                        ClaimId.UNREACHABLE_FROM_OUTSIDE,
                        REFUTED)));
        assertThat(verdicts.of(BOUND_TO_LOOPBACK, FIRST).reason())
                .contains("port 8000 listens on no address but 127.0.0.1", "seen: 0.0.0.0 (tcp)");
        assertThat(verdicts.of(BOUND_TO_LOOPBACK, new Subject.Replica(Plans.id(2)))
                        .verdict())
                .isEqualTo(PROVEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "198.18.0.2", "::1", "127.0.0.2", "::ffff:198.18.0.2"})
    void a_second_listener_elsewhere_refutes(String address) {
        lab.changing(
                Asking.sockets(Plans.id(1)).and(Asking.in(Phase.QUIET)), table -> plus(table, listen(address, 8000)));

        assertThat(Verdicts.of(plan, lab).of(BOUND_TO_LOOPBACK, FIRST).verdict())
                .isEqualTo(REFUTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:127.0.0.1", "0:0:0:0:0:ffff:7f00:1", "0000:0000:0000:0000:0000:FFFF:7F00:0001"})
    void a_socket_of_both_families_on_127_0_0_1_is_on_127_0_0_1(String address) {
        lab.changing(Asking.sockets(Plans.id(1)), table -> plus(without8000OnLoopback(table), listen(address, 8000)));

        assertThat(Verdicts.of(plan, lab).of(BOUND_TO_LOOPBACK, FIRST).verdict())
                .isEqualTo(PROVEN);
    }

    @Test
    void a_connection_is_no_listener() {
        lab.changing(
                Asking.sockets(Plans.id(1)),
                table -> plus(table, new Socket("tcp", "198.18.0.2", 8000, "198.18.0.3", 4711, "ESTABLISHED")));

        assertThat(Verdicts.of(plan, lab).of(BOUND_TO_LOOPBACK, FIRST).verdict())
                .isEqualTo(PROVEN);
    }

    @Test
    void nothing_listening_refutes_by_absence() {
        lab.changing(Asking.sockets(Plans.id(1)), BoundToLoopbackTest::without8000OnLoopback);

        assertThat(Verdicts.of(plan, lab).of(BOUND_TO_LOOPBACK, FIRST).reason()).contains("nothing listens on it");
    }

    @Test
    void is_inconclusive_when_the_reader_does_not_see_the_canary() {
        lab.answering(
                Asking.sockets(Plans.id(1)).and(Asking.in(Phase.CANARY)),
                new Answer.Sockets("net:[1]", List.of(listen("127.0.0.1", 8000))));

        assertThat(Verdicts.of(plan, lab).of(BOUND_TO_LOOPBACK, FIRST).verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_the_namespace_is_empty() {
        lab.answering(Asking.sockets(Plans.id(1)), new Answer.Sockets("net:[2]", List.of()));

        assertThat(Verdicts.of(plan, lab).of(BOUND_TO_LOOPBACK, FIRST).reason())
                .contains("an empty socket table, of namespace net:[2]");
        assertThat(Verdicts.of(plan, lab).of(BOUND_TO_LOOPBACK, FIRST).verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_it_was_not_asked_again() {
        lab.silentOn(Asking.sockets(Plans.id(1)).and(Asking.in(Phase.CLOSING)));

        assertThat(Verdicts.of(plan, lab).of(BOUND_TO_LOOPBACK, FIRST).reason())
                .contains("never observed: socket table from the sandbox of akash-server-1/backend, before closing");
    }

    @Test
    void a_udp_port_is_looked_for_among_udp_sockets() {
        LabPlan udp =
                Plans.of(2, r -> Plans.withPorts(r, List.of(Plans.port(53, "udp", new Position("a.yaml", 1, 1)))));
        FakeLab good = FakeLab.of(udp);

        assertThat(Verdicts.of(udp, good).of(BOUND_TO_LOOPBACK)).isEqualTo(PROVEN);
        good.changing(
                Asking.sockets(Plans.id(1)).and(Asking.in(Phase.QUIET)),
                table -> plus(table, FakeLab.unconnected("0.0.0.0", 53)));
        assertThat(Verdicts.of(udp, good).of(BOUND_TO_LOOPBACK)).isEqualTo(REFUTED);
    }

    @Test
    void does_not_apply_without_ports() {
        LabPlan mute = Plans.of(2, r -> Plans.withPorts(r, List.of()));

        assertThat(Verdicts.of(mute, FakeLab.of(mute)).of(BOUND_TO_LOOPBACK)).isEqualTo(NOT_APPLICABLE);
    }

    private static Answer plus(Answer table, Socket socket) {
        List<Socket> all = new ArrayList<>(((Answer.Sockets) table).sockets());
        all.add(socket);
        return new Answer.Sockets("net:[1]", all);
    }

    private static Answer without8000OnLoopback(Answer table) {
        return new Answer.Sockets(
                "net:[1]",
                ((Answer.Sockets) table)
                        .sockets().stream()
                                .filter(s -> s.localPort() != 8000
                                        || !s.localAddress().equals("127.0.0.1"))
                                .toList());
    }
}
