package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.TAILNET_EXPOSES_ONLY_DECLARED;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Attempt;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TailnetExposesOnlyDeclaredTest {
    private static final Subject PAIR = new Subject.Pair(Plans.id(1), Plans.id(2));
    private static final Target ADDRESS = new Target.TailnetAddress(Plans.id(2));
    private static final Answer REACHED = new Answer.Attempts(List.of(
            new Attempt("port 22", 22, new Answer.ProxyRefused("100.64.0.2:22", 1)),
            new Attempt("SOCKS5 proxy", 1055, new Answer.Reached("100.64.0.2:1055", List.of()))));

    private final LabPlan plan = Plans.three();
    private final LabPlan strict = Plans.onlyDeclared(plan);
    private final FakeLab lab = FakeLab.of(plan);

    private static Predicate<Ask> others(Phase phase) {
        return Asking.from(new Vantage.Sandbox(Plans.id(1)))
                .and(Asking.in(phase))
                .and(ask -> ask.what() instanceof Question.TailnetPorts p && p.of().equals(Plans.id(2)));
    }

    private JudgedCase pair(LabPlan judged) {
        return Verdicts.of(judged, lab).of(TAILNET_EXPOSES_ONLY_DECLARED, PAIR);
    }

    @Test
    void is_proven_where_no_other_port_answers() {
        assertThat(pair(plan).verdict()).isEqualTo(PROVEN);
        assertThat(new TailnetExposesOnlyDeclared().cases(plan)).hasSize(6);
    }

    @Test
    void what_else_is_reached_is_noted_with_the_remedy() {
        lab.answering(others(Phase.QUIET), REACHED);

        assertThat(Verdicts.of(plan, lab).all())
                .isEqualTo(Verdicts.provenBut(Map.of(TAILNET_EXPOSES_ONLY_DECLARED, PROVEN)));
        assertThat(pair(plan).verdict()).isEqualTo(NOT_APPLICABLE);
        assertThat(pair(plan).reason())
                .startsWith("noted, and forbidden by nothing")
                .endsWith(
                        "seen: reached: SOCKS5 proxy (port 1055); remedy: a policy that admits peers to port 8000 alone");
    }

    @Test
    void a_note_is_told_beside_the_verdict() {
        lab.answering(others(Phase.QUIET), REACHED)
                .answering(Asking.what(Question.TailnetPorts.class).and(Asking.in(Phase.CLOSING)), REACHED);

        Judgement judged = Court.judge(plan, lab.evidence(), List.of(new TailnetExposesOnlyDeclared()))
                .get(0);

        assertThat(judged.note())
                .contains("tailnet-exposes-only-declared of akash-server-1/backend -> akash-server-2/backend (and 5"
                        + " more): reached: SOCKS5 proxy (port 1055); remedy: a policy that admits peers to port 8000"
                        + " alone");
    }

    @Test
    void should_fail_if_another_port_is_reached_and_the_lab_file_forbids_it() {
        lab.answering(others(Phase.CLOSING), REACHED);

        assertThat(pair(strict).verdict()).isEqualTo(REFUTED);
    }

    @Test
    void the_peer_api_is_there_for_every_peer() {
        lab.answering(
                others(Phase.QUIET),
                new Answer.Attempts(List.of(
                        new Attempt("PeerAPI", 35_712, new Answer.Reached("100.64.0.2:35712", List.of())),
                        new Attempt("SOCKS5 proxy", 1055, new Answer.ProxyRefused("100.64.0.2:1055", 1)))));

        assertThat(pair(strict).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void a_policy_that_drops_what_it_does_not_admit_holds() {
        lab.answering(
                others(Phase.QUIET),
                new Answer.Attempts(
                        List.of(new Attempt("SOCKS5 proxy", 1055, new Answer.TimedOut("100.64.0.2:1055")))));

        assertThat(pair(strict).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void should_fail_if_there_is_no_proxy_to_try_through() {
        lab.answering(
                others(Phase.QUIET),
                new Answer.Attempts(List.of(new Attempt("SOCKS5 proxy", 1055, new Answer.Refused("127.0.0.1:1055")))));

        assertThat(pair(strict).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void does_not_apply_where_tailscaled_has_no_proxy_to_try_through() {
        Answer none = new Answer.NoProxy(List.of(12));
        lab.answering(others(Phase.QUIET), none).answering(others(Phase.CLOSING), none);
        assertThat(pair(strict).verdict()).isEqualTo(INCONCLUSIVE);

        lab.answering(Asking.throughProxy(Plans.id(1), ADDRESS), none);
        assertThat(pair(strict).verdict()).isEqualTo(NOT_APPLICABLE);
        assertThat(pair(strict).reason())
                .startsWith("there is nothing to judge")
                .contains("no SOCKS5 proxy");
    }

    @Test
    void should_fail_if_a_relay_does_not_answer() {
        lab.answering(
                Asking.get(new Vantage.Sandbox(Plans.id(2)), new Target.Relay("one")),
                new Answer.TimedOut("198.18.0.4:443"));

        assertThat(pair(strict).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void does_not_apply_where_not_even_the_declared_service_answers_over_that_path() {
        lab.answering(Asking.throughProxy(Plans.id(1), ADDRESS), new Answer.ProxyRefused("100.64.0.2:8000", 1));
        assertThat(pair(strict).verdict()).isEqualTo(NOT_APPLICABLE);
        assertThat(pair(strict).reason()).startsWith("there is nothing to judge: expected: through SOCKS5, port 8000");

        lab.answering(others(Phase.QUIET), REACHED);
        assertThat(pair(strict).verdict()).isEqualTo(REFUTED);
    }
}
