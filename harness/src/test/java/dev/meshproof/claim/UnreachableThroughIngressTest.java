package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.UNREACHABLE_THROUGH_INGRESS;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.Door;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.ReplicaPlan.Exposure;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreachableThroughIngressTest {
    private static final String HOST = "private.example.com";
    private static final Vantage INGRESS = new Vantage.Ingress("provider-1");
    private static final Target ADDRESS = new Target.Ingress("provider-1");
    private static final Subject BY_NAME = new Subject.PortOf(new Subject.Replica(Plans.id(1)), "80");
    private static final Subject BY_PORT = new Subject.PortOf(new Subject.Replica(Plans.id(1)), "8001");
    private static final Subject UDP = new Subject.PortOf(new Subject.Replica(Plans.id(1)), "5353/udp");
    private static final Answer REACHED = new Answer.Reached("198.18.0.14:31000", List.of());

    private final LabPlan plan = Plans.withEverything();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase judged(Subject subject) {
        return Verdicts.of(plan, lab).of(UNREACHABLE_THROUGH_INGRESS, subject);
    }

    private static Predicate<Ask> byName(Phase phase) {
        return Asking.from(INGRESS)
                .and(Asking.in(phase))
                .and(ask -> ask.what() instanceof Question.HttpForHost http
                        && http.host().equals(HOST));
    }

    private Predicate<Ask> byPort(Phase phase) {
        int closed = Door.closedNodePort(Door.of(plan, "provider-1"));
        return Asking.connect(INGRESS, ADDRESS)
                .and(Asking.in(phase))
                .and(ask -> ((Question.Connect) ask.what()).port() != closed);
    }

    private static Answer says(int status, String body) {
        return new Answer.Reached("127.0.0.1:80", List.of(new Answer.Response(status, "abc", body.length(), body)));
    }

    @Test
    void is_proven_of_every_door_that_nobody_gets_in_by() {
        assertThat(judged(BY_NAME).verdict()).isEqualTo(PROVEN);
        assertThat(judged(BY_PORT).verdict()).isEqualTo(PROVEN);
        assertThat(judged(UDP).verdict()).isEqualTo(PROVEN);
        assertThat(judged(BY_NAME).checks().get(0).outcome().seen())
                .endsWith("meshproof ingress: upstream 198.18.0.2:8000, connect time -");
    }

    @Test
    void should_fail_if_a_host_name_gets_an_answer() {
        lab.answering(byName(Phase.CLOSING), says(200, "Hello"));

        assertThat(judged(BY_NAME).verdict()).isEqualTo(REFUTED);
        assertThat(judged(BY_NAME).reason())
                .contains("by the host name " + HOST, "somebody behind the ingress answers");
        assertThat(judged(BY_PORT).verdict()).isEqualTo(PROVEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.001",
                "-, 0.000",
                "0.000, -",
                "- : 0.003",
            })
    void should_fail_if_the_ingress_connected_to_any_of_the_addresses_that_it_tried(String times) {
        lab.answering(byName(Phase.QUIET), FakeActors.report("198.18.0.2:8000, 198.18.0.3:8000", times));

        assertThat(judged(BY_NAME).verdict()).isEqualTo(REFUTED);
        assertThat(judged(BY_NAME).reason()).contains("the ingress did connect");
    }

    @Test
    void an_ingress_that_connected_to_none_of_several_addresses_holds() {
        lab.answering(byName(Phase.QUIET), FakeActors.report("198.18.0.2:8000, 198.18.0.3:8000", "-, -"));

        assertThat(judged(BY_NAME).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void should_fail_if_the_ingress_did_not_try_or_does_not_say() {
        for (Answer answer : List.of(
                says(404, "meshproof ingress: no such host"),
                says(502, "meshproof ingress: bad gateway"),
                new Answer.Reached("127.0.0.1:80", List.of()),
                new Answer.TimedOut("127.0.0.1:80"))) {
            FakeLab deaf = FakeLab.of(plan).answering(byName(Phase.QUIET), answer);

            assertThat(Verdicts.of(plan, deaf)
                            .of(UNREACHABLE_THROUGH_INGRESS, BY_NAME)
                            .verdict())
                    .isEqualTo(INCONCLUSIVE);
        }
    }

    @Test
    void should_fail_if_the_canary_does_not_come_through_a_door() {
        lab.answering(byName(Phase.CANARY), FakeActors.report("198.18.0.2:8000", "-"))
                .answering(byPort(Phase.CANARY), new Answer.Refused("198.18.0.14:31000"))
                .answering(
                        Asking.what(Question.Datagram.class).and(Asking.from(INGRESS)),
                        new Answer.Refused("198.18.0.14:31001"));

        assertThat(judged(BY_NAME).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(judged(BY_PORT).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(judged(UDP).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_a_node_port_takes_a_connection_or_answers_a_datagram() {
        lab.answering(byPort(Phase.QUIET), REACHED)
                .answering(
                        Asking.what(Question.Datagram.class)
                                .and(Asking.from(INGRESS))
                                .and(Asking.in(Phase.CLOSING)),
                        REACHED);

        assertThat(judged(BY_PORT).verdict()).isEqualTo(REFUTED);
        assertThat(judged(UDP).verdict()).isEqualTo(REFUTED);
        assertThat(judged(BY_NAME).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void should_fail_if_an_unknown_host_or_a_closed_node_port_is_answered_like_any() {
        lab.answering(
                        Asking.from(INGRESS)
                                .and(ask -> ask.what() instanceof Question.HttpForHost http
                                        && http.host().equals(Asks.UNKNOWN_NAME)),
                        says(200, "Welcome"))
                .changing(
                        Asking.connect(INGRESS, ADDRESS).and(byPort(Phase.QUIET).negate()),
                        ignored -> new Answer.TimedOut("198.18.0.14:30000"));

        assertThat(judged(BY_NAME).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(judged(BY_PORT).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void each_of_several_replicas_behind_a_door_is_tried_by_itself() {
        ReplicaId second = new ReplicaId("shop", "db", 1);
        LabPlan two = Shops.of(List.of(hidden(Shops.DB), hidden(second)));
        Subject first = new Subject.PortOf(new Subject.Replica(Shops.DB), "8000");
        Subject other = new Subject.PortOf(new Subject.Replica(second), "8000");
        FakeLab open = FakeLab.of(two)
                .answering(
                        Asking.connect(INGRESS, new Target.ContainerAddress(second))
                                .and(Asking.in(Phase.QUIET)),
                        REACHED);

        assertThat(Verdicts.of(two, FakeLab.of(two)).of(UNREACHABLE_THROUGH_INGRESS))
                .isEqualTo(PROVEN);
        assertThat(Verdicts.of(two, open).of(UNREACHABLE_THROUGH_INGRESS, first).verdict())
                .isEqualTo(PROVEN);
        assertThat(Verdicts.of(two, open).of(UNREACHABLE_THROUGH_INGRESS, other).verdict())
                .isEqualTo(REFUTED);
    }

    private static ReplicaPlan hidden(ReplicaId id) {
        return Shops.replica(
                id,
                Intent.NO_TAILNET,
                List.of(Shops.port(8000, 8000, "tcp", Exposure.NODE_PORT, List.of())),
                Optional.empty());
    }

    @Test
    void does_not_apply_where_there_is_no_door() {
        LabPlan mute = Plans.of(1, r -> Plans.withPorts(r, List.of()));

        assertThat(Verdicts.of(mute, FakeLab.of(mute)).of(UNREACHABLE_THROUGH_INGRESS))
                .isEqualTo(NOT_APPLICABLE);
        assertThat(Verdicts.of(mute, FakeLab.of(mute)).reason(UNREACHABLE_THROUGH_INGRESS))
                .contains("exposes no port to everybody");
    }
}
