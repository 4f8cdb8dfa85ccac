package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.TAMPER_EVIDENT;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Transfer;
import dev.meshproof.probe.Vantage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TamperEvidentTest {
    private static final Subject PAIR = new Subject.Pair(Plans.id(1), Plans.id(2));
    private static final Subject OTHER = new Subject.Pair(Plans.id(2), Plans.id(1));
    private static final Transfer BROKEN = new Transfer(Transfer.Then.BROKEN, 65_800, 400, "timed out");
    private static final Transfer ALTERED = new Transfer(Transfer.Then.ALTERED, 65_800, 65_536, "byte 7 is another");

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase of(Subject subject) {
        return Verdicts.of(plan, lab).of(TAMPER_EVIDENT, subject);
    }

    private void tampering(List<Transfer> during, long altered, Transfer after) {
        lab.answering(
                Asking.from(new Vantage.Sandbox(Plans.id(1)))
                        .and(ask -> ask.what() instanceof Question.Tamper q && q.to().equals(Plans.id(2))),
                new Answer.Tampering(during, 300, altered, after));
    }

    @Test
    void is_proven_of_each_ordered_pair() {
        assertThat(Verdicts.of(plan, lab).of(TAMPER_EVIDENT)).isEqualTo(PROVEN);
        assertThat(new TamperEvident().cases(plan)).hasSize(6);
        assertThat(of(PAIR).checks().get(0).outcome().seen())
                .isEqualTo("9 of 300 packets altered; of 2 transfers 1 came to their end as they were sent");
    }

    @Test
    void should_fail_if_something_altered_arrives_whatever_controls_say() {
        tampering(List.of(FakeRelay.INTACT, ALTERED), 0, BROKEN);

        assertThat(of(PAIR).verdict()).isEqualTo(REFUTED);
        assertThat(of(PAIR).reason()).endsWith("seen: byte 7 is another");
        assertThat(of(OTHER).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void that_everything_breaks_off_is_no_alteration() {
        tampering(List.of(BROKEN, BROKEN), 4, FakeRelay.INTACT);

        assertThat(of(PAIR).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void should_fail_if_no_packet_was_altered() {
        tampering(List.of(FakeRelay.INTACT), 0, FakeRelay.INTACT);

        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(of(PAIR).reason()).contains("0 of 300 packets altered");
    }

    @Test
    void should_fail_if_the_transfer_does_not_succeed_afterwards() {
        tampering(List.of(BROKEN), 9, BROKEN);

        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(of(PAIR).reason()).contains("BROKEN: timed out");
    }

    @Test
    void should_fail_if_a_relay_does_not_answer() {
        lab.answering(
                Asking.get(new Vantage.Sandbox(Plans.id(1)), new Target.Relay("one")),
                new Answer.Refused("198.18.0.4:443"));

        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void does_not_apply_where_nothing_can_be_compared() {
        Transfer none = new Transfer(Transfer.Then.NOT_TRIED, 0, 0, "the service does not answer twice the same");
        tampering(List.of(none, none), 0, none);

        assertThat(of(PAIR).verdict()).isEqualTo(NOT_APPLICABLE);
        assertThat(of(PAIR).reason()).contains("twice the same");
    }

    @Test
    void should_fail_if_nothing_was_connected_while_there_is_a_path() {
        Transfer none = new Transfer(Transfer.Then.NOT_CONNECTED, 0, 0, "SOCKS5 reply 1");
        tampering(List.of(none), 0, none);

        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void does_not_apply_where_there_is_no_path() {
        Transfer none = new Transfer(Transfer.Then.NOT_CONNECTED, 0, 0, "SOCKS5 reply 1");
        tampering(List.of(none), 0, none);
        lab.answering(
                Asking.throughProxy(Plans.id(1), new Target.TailnetAddress(Plans.id(2))),
                new Answer.ProxyRefused("100.64.0.2:8000", 1));

        assertThat(of(PAIR).verdict()).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void does_not_apply_to_two_replicas_of_one_provider() {
        LabPlan together = Plans.together(plan);

        JudgedCase judged = Verdicts.of(together, FakeLab.of(together)).of(TAMPER_EVIDENT, PAIR);

        assertThat(judged.verdict()).isEqualTo(NOT_APPLICABLE);
    }
}
