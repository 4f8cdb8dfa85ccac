package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.UNREACHABLE_FROM_OUTSIDE;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Attempt;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnreachableFromOutsideTest {
    private static final Subject FIRST = new Subject.Replica(Plans.id(1));
    private static final Target CONTAINER = new Target.ContainerAddress(Plans.id(1));
    private static final Vantage HOST = new Vantage.Host();
    private static final Answer REACHED = new Answer.Reached("198.18.0.2:8000", List.of());

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase first() {
        return Verdicts.of(plan, lab).of(UNREACHABLE_FROM_OUTSIDE, FIRST);
    }

    static Stream<Vantage> parts() {
        return Stream.of(new Vantage.ControlPlaneHost(), new Vantage.MirrorHost(), new Vantage.RelayHost("one"));
    }

    @Test
    void is_proven_where_none_gets_through() {
        assertThat(first().verdict()).isEqualTo(PROVEN);
        assertThat(first().controls()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void should_fail_if_a_part_of_the_lab_gets_through(Vantage part) {
        lab.answering(Asking.connect(part, CONTAINER).and(Asking.in(Phase.CLOSING)), REACHED);

        assertThat(first().verdict()).isEqualTo(REFUTED);
        assertThat(first().reason()).contains(Words.of(part) + " cannot connect");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void should_fail_if_a_part_of_the_lab_does_not_hear_the_canary(Vantage part) {
        lab.answering(Asking.connect(part, CONTAINER), new Answer.TimedOut("198.18.0.2:8000"));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_the_engines_machine_gets_through() {
        lab.answering(Asking.connect(HOST, CONTAINER).and(Asking.in(Phase.QUIET)), REACHED);

        assertThat(first().verdict()).isEqualTo(REFUTED);
        assertThat(first().reason()).contains("the engine's machine cannot connect");
    }

    @Test
    void an_engines_machine_with_a_way_in_must_hear_the_canary() {
        lab.answering(Asking.connect(HOST, CONTAINER), new Answer.Refused("198.18.0.2:8000"));
        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);

        lab.answering(Asking.connect(HOST, CONTAINER).and(Asking.in(Phase.CANARY)), REACHED);
        assertThat(first().verdict()).isEqualTo(PROVEN);
    }

    @Test
    void should_fail_if_no_route_was_found_where_there_is_one() {
        lab.answering(
                Asking.from(HOST).and(Asking.what(Question.Routes.class)),
                FakeActors.routes("198.18.0.0/24", "192.0.2.1"));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(first().reason()).contains("no route was found to 198.18.0.2, and there is one");
    }

    @Test
    void should_fail_if_the_agent_on_the_engines_machine_is_elsewhere_and_reaches_it_from_there() {
        lab.answering(
                Asking.from(HOST).and(Asking.what(Question.HostListener.class)),
                new Answer.Heard(List.of("172.17.0.2")));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(first().reason()).contains("heard: [172.17.0.2]");
    }

    @Test
    void should_fail_if_the_engines_machine_does_not_even_reach_itself() {
        lab.answering(
                Asking.from(HOST).and(Asking.what(Question.ConnectToHost.class)),
                new Answer.Attempts(
                        List.of(new Attempt("172.17.0.1", 40404, new Answer.TimedOut("172.17.0.1:40404")))));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(first().reason()).contains("does not even reach its own listener");
    }

    @Test
    void tries_udp_as_well() {
        LabPlan udp = Plans.withEverything();
        FakeLab open = FakeLab.of(udp)
                .answering(
                        Asking.from(new Vantage.MirrorHost())
                                .and(Asking.what(Question.Datagram.class))
                                .and(Asking.in(Phase.QUIET)),
                        REACHED);

        assertThat(Verdicts.of(udp, FakeLab.of(udp)).of(UNREACHABLE_FROM_OUTSIDE))
                .isEqualTo(PROVEN);
        assertThat(Verdicts.of(udp, open).of(UNREACHABLE_FROM_OUTSIDE)).isEqualTo(REFUTED);
    }

    @Test
    void does_not_apply_to_a_replica_that_exposes_nothing() {
        LabPlan mute = Plans.of(1, r -> Plans.withPorts(r, List.of()));

        assertThat(Verdicts.of(mute, FakeLab.of(mute)).of(UNREACHABLE_FROM_OUTSIDE))
                .isEqualTo(NOT_APPLICABLE);
    }
}
