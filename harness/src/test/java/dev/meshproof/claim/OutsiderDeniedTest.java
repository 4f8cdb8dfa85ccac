package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.OUTSIDER_DENIED;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutsiderDeniedTest {
    private static final Subject FIRST = new Subject.Replica(Plans.id(1));
    private static final Vantage STRANGER = new Vantage.Outsider(Vantage.Outsider.Kind.STRANGER);
    private static final Vantage UNADMITTED = new Vantage.Outsider(Vantage.Outsider.Kind.UNADMITTED);
    private static final Target ADDRESS = new Target.TailnetAddress(Plans.id(1));
    private static final Target NAME = new Target.TailnetName(Plans.id(1));

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase first() {
        return Verdicts.of(plan, lab).of(OUTSIDER_DENIED, FIRST);
    }

    private static Predicate<Ask> asks(Vantage outsider, Target to, Phase phase) {
        return Asking.from(outsider)
                .and(Asking.in(phase))
                .and(ask -> ask.what() instanceof Question.HttpThroughSocks5 http
                        && http.to().equals(to));
    }

    @Test
    void is_proven_where_neither_gets_an_answer() {
        assertThat(first().verdict()).isEqualTo(PROVEN);
        assertThat(first().checks()).hasSize(8);
    }

    @ParameterizedTest
    @EnumSource
    void should_fail_if_an_outsider_gets_through(Vantage.Outsider.Kind kind) {
        Vantage outsider = new Vantage.Outsider(kind);
        for (Target to : List.of(ADDRESS, NAME)) {
            FakeLab open = FakeLab.of(plan)
                    .answering(asks(outsider, to, Phase.QUIET), new Answer.Reached("100.64.0.1:8000", List.of()));

            JudgedCase judged = Verdicts.of(plan, open).of(OUTSIDER_DENIED, FIRST);

            assertThat(judged.verdict()).isEqualTo(REFUTED);
            assertThat(judged.reason()).contains(Words.of(outsider) + " gets no answer", Words.when(Phase.QUIET));
        }
    }

    @Test
    void should_fail_if_its_own_proxy_does_not_answer_it() {
        lab.answering(asks(STRANGER, NAME, Phase.CANARY), new Answer.Refused("127.0.0.1:1055"));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_the_strangers_own_service_does_not_answer_it() {
        lab.answering(
                asks(STRANGER, new Target.OutsidersService(), Phase.CANARY), new Answer.TimedOut("100.127.0.2:8000"));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_somebody_else_answers_the_stranger_in_its_services_place() {
        lab.answering(
                asks(STRANGER, new Target.OutsidersService(), Phase.QUIET),
                FakeServices.page(Plans.id(1), "100.127.0.2:8000"));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_the_other_gets_no_answer_once_it_is_admitted() {
        lab.answering(asks(UNADMITTED, ADDRESS, Phase.DISTURBED), new Answer.TimedOut("100.64.0.1:8000"));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(first().reason()).contains("once the policy admits it");
    }

    @Test
    void does_not_apply_where_the_service_answers_nobody() {
        lab.answering(
                        Asking.get(new Vantage.Sandbox(Plans.id(1)), new Target.Loopback()),
                        new Answer.Refused("127.0.0.1:8000"))
                .answering(asks(UNADMITTED, ADDRESS, Phase.DISTURBED), new Answer.ProxyRefused("100.64.0.1:8000", 1));

        assertThat(first().verdict()).isEqualTo(NOT_APPLICABLE);
        assertThat(first().reason()).contains("port 8000 answers on its own loopback");
    }

    @Test
    void an_attempt_that_is_to_fail_is_given_three_seconds_at_the_most() {
        assertThat(new OutsiderDenied()
                        .cases(plan).stream()
                                .flatMap(each -> each.checks().stream())
                                .flatMap(check -> check.asks().stream()))
                .isNotEmpty()
                .allSatisfy(ask -> assertThat(ask.limit()).isLessThanOrEqualTo(Duration.ofSeconds(3)));
    }
}
