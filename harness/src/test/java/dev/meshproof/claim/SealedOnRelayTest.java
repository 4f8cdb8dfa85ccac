package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.SEALED_ON_RELAY;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.RelayView;
import dev.meshproof.probe.Answer.ViewedLane;
import dev.meshproof.probe.CanaryHits;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.RelayLane;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Transfer;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedOnRelayTest {
    private static final Subject PAIR = new Subject.Pair(Plans.id(1), Plans.id(2));
    private static final Subject OTHER = new Subject.Pair(Plans.id(1), Plans.id(3));

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase of(Subject subject) {
        return Verdicts.of(plan, lab).of(SEALED_ON_RELAY, subject);
    }

    private void seeing(UnaryOperator<RelayView> change) {
        lab.changing(Asking.what(Question.RelayView.class), answer -> change.apply((RelayView) answer));
    }

    private static RelayView with(RelayView view, List<ViewedLane> lanes, List<CanaryHits> hits) {
        return new RelayView(
                view.packets(),
                view.bytes(),
                true,
                lanes,
                view.searched(),
                hits,
                view.examples(),
                view.removedPackets(),
                view.trouble());
    }

    private static RelayView finding(RelayView view, String kind) {
        List<ViewedLane> lanes = new ArrayList<>(view.lanes());
        lanes.set(
                0,
                new ViewedLane(
                        FakeRelay.lane(Plans.id(1), Plans.id(2), RelayLane.TO_RELAY, 300_000),
                        Map.of(kind, 1L),
                        290_000,
                        255));
        return with(view, lanes, view.hits());
    }

    private static RelayView hit(RelayView view, String canary) {
        List<CanaryHits> hits = new ArrayList<>(view.hits());
        hits.add(new CanaryHits(canary, "base64-after-1", 3));
        return with(view, view.lanes(), hits);
    }

    private void exchanging(UnaryOperator<Answer.Exchange> change) {
        lab.changing(
                Asking.from(new Vantage.Sandbox(Plans.id(1)))
                        .and(ask -> ask.what() instanceof Question.Exchange q && q.to().equals(Plans.id(2))),
                answer -> change.apply((Answer.Exchange) answer));
    }

    private static Answer.Exchange with(Answer.Exchange exchange, Transfer service, Transfer own) {
        return new Answer.Exchange(
                exchange.asked(), exchange.answered(), service, own, exchange.atSource(), exchange.atDestination());
    }

    private static Transfer transfer(Transfer.Then then) {
        return new Transfer(then, 65_800, 10, "it ended");
    }

    @Test
    void is_proven_of_each_ordered_pair() {
        assertThat(Verdicts.of(plan, lab).of(SEALED_ON_RELAY)).isEqualTo(PROVEN);
        assertThat(new SealedOnRelay().cases(plan)).hasSize(6);
        assertThat(of(PAIR).checks().get(1).outcome().seen())
                .isEqualTo("101 packets (chi-squared 255 of 290000 sealed bytes)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foreign", "repeated-counter", "unannounced-receiver", "never-entered"})
    void should_fail_if_one_packet_is_not_what_it_should_be(String kind) {
        seeing(view -> finding(view, kind));

        assertThat(of(PAIR).verdict()).isEqualTo(REFUTED);
        assertThat(of(PAIR).reason()).contains("seen: 1 " + kind + " of 101 packets");
        assertThat(of(OTHER).verdict()).isEqualTo(PROVEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out-of-order", "too-old"})
    void what_is_worth_a_note_is_told_and_refutes_nothing(String kind) {
        seeing(view -> finding(view, kind));

        assertThat(of(PAIR).verdict()).isEqualTo(PROVEN);
        assertThat(of(PAIR).checks().get(1).outcome().seen()).contains("1 " + kind);
    }

    @Test
    void should_fail_if_a_canary_is_found_whatever_controls_say() {
        String canary = FakeRelay.answered(Plans.id(1), Plans.id(2));
        seeing(view -> hit(view, canary));
        lab.failing(Asking.what(Question.Plaintext.class));

        assertThat(of(PAIR).verdict()).isEqualTo(REFUTED);
        assertThat(of(PAIR).reason()).endsWith("seen: " + canary + " as base64-after-1, 3 times");
        assertThat(of(OTHER).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_a_packet_came_out_that_had_not_gone_in() {
        lab.changing(Asking.what(Question.RelayCounts.class).and(Asking.in(Phase.CLOSING)), answer -> {
            Answer.RelayCounts counts = (Answer.RelayCounts) answer;
            List<Answer.Passage> passages = new ArrayList<>(counts.passages());
            Answer.Passage first = passages.get(0);
            passages.set(0, new Answer.Passage(first.source(), first.destination(), first.in(), first.out(), 4));
            return FakeRelay.with(counts, counts.clients(), counts.lanes(), passages);
        });

        assertThat(of(PAIR).verdict()).isEqualTo(REFUTED);
        assertThat(of(PAIR).reason()).contains("4 had not gone in as they came out");
        assertThat(of(OTHER).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void should_fail_if_the_plaintext_is_not_found() {
        seeing(view -> with(view, view.lanes(), List.of()));
        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(of(PAIR).reason()).contains("found 0 times");
    }

    @Test
    void should_fail_if_the_plaintexts_packet_is_not_foreign() {
        seeing(view -> with(view, view.lanes().subList(0, 6), view.hits()));
        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(of(PAIR).reason()).contains("not told as foreign");
    }

    @Test
    void should_fail_if_the_canaries_are_not_found_on_the_loopbacks() {
        exchanging(e -> new Answer.Exchange(
                e.asked(),
                e.answered(),
                e.service(),
                e.own(),
                e.atSource(),
                e.atDestination().subList(0, 1)));

        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(of(PAIR).reason())
                .contains("not found: " + FakeRelay.answered(Plans.id(1), Plans.id(2)) + " at akash-server-2");
    }

    @Test
    void should_fail_if_the_canaries_were_not_sought() {
        seeing(view -> new RelayView(
                view.packets(),
                view.bytes(),
                true,
                view.lanes(),
                view.searched().subList(1, view.searched().size()),
                view.hits(),
                view.examples(),
                0,
                ""));

        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(of(OTHER).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void should_fail_if_the_exchange_breaks_off() {
        exchanging(e -> with(e, e.service(), transfer(Transfer.Then.BROKEN)));
        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(of(PAIR).reason()).contains("broken off: it ended");
    }

    @Test
    void should_fail_if_neither_listener_nor_service_is_reached() {
        exchanging(e -> with(e, transfer(Transfer.Then.NOT_CONNECTED), transfer(Transfer.Then.NOT_CONNECTED)));
        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void the_service_is_enough_where_the_policy_admits_nobody_to_our_listener() {
        exchanging(e -> with(
                new Answer.Exchange(
                        e.asked(),
                        e.answered(),
                        e.service(),
                        e.own(),
                        e.atSource().subList(0, 1),
                        e.atDestination().subList(0, 1)),
                e.service(),
                transfer(Transfer.Then.NOT_CONNECTED)));

        assertThat(of(PAIR).verdict()).isEqualTo(PROVEN);
        assertThat(of(PAIR).controls().toString()).contains("our own listener: not admitted");
    }

    @Test
    void should_fail_if_the_wiretaps_counted_less_than_was_exchanged() {
        lab.changing(Asking.what(Question.RelayCounts.class), answer -> {
            Answer.RelayCounts counts = (Answer.RelayCounts) answer;
            List<RelayLane> lanes = new ArrayList<>(counts.lanes());
            lanes.set(0, FakeRelay.lane(Plans.id(1), Plans.id(2), RelayLane.TO_RELAY, 60_000));
            return FakeRelay.with(counts, counts.clients(), lanes, counts.passages());
        });

        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(of(PAIR).reason()).contains("65800 bytes sent, 60148 counted");
    }

    @Test
    void should_fail_if_the_capture_is_not_whole() {
        seeing(view -> new RelayView(
                view.packets(),
                view.bytes(),
                true,
                view.lanes(),
                view.searched(),
                view.hits(),
                view.examples(),
                7,
                ""));
        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(of(PAIR).reason()).contains("7 packets are gone");

        seeing(view -> new RelayView(
                view.packets(),
                view.bytes(),
                true,
                view.lanes(),
                view.searched(),
                view.hits(),
                view.examples(),
                0,
                "relay-00001.pcapng: unreadable from byte 9: no block"));
        assertThat(of(PAIR).reason()).contains("unreadable from byte 9");
    }

    @Test
    void should_fail_if_a_connection_could_not_be_read() {
        lab.changing(Asking.what(Question.RelayCounts.class), answer -> {
            Answer.RelayCounts counts = (Answer.RelayCounts) answer;
            return new Answer.RelayCounts(
                    counts.clients(),
                    counts.lanes(),
                    counts.passages(),
                    counts.findings(),
                    Map.of("unreadable", 1L),
                    0,
                    "");
        });

        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_the_relay_does_not_answer() {
        lab.answering(
                Asking.get(new Vantage.Sandbox(Plans.id(1)), new Target.Relay("one")),
                new Answer.Refused("198.18.0.4:443"));

        assertThat(of(PAIR).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void does_not_apply_where_there_is_no_path() {
        lab.answering(
                        Asking.throughProxy(Plans.id(1), new Target.TailnetAddress(Plans.id(2))),
                        new Answer.NoProxy(List.of(12)))
                .answering(
                        Asking.from(new Vantage.Sandbox(Plans.id(1))).and(Asking.what(Question.Exchange.class)),
                        new Answer.NoProxy(List.of(12)));

        assertThat(of(PAIR).verdict()).isEqualTo(NOT_APPLICABLE);
        assertThat(of(PAIR).reason()).contains("no SOCKS5 proxy");
    }

    @Test
    void does_not_apply_to_two_replicas_of_one_provider() {
        LabPlan together = Plans.together(plan);

        JudgedCase judged = Verdicts.of(together, FakeLab.of(together)).of(SEALED_ON_RELAY, PAIR);

        assertThat(judged.verdict()).isEqualTo(NOT_APPLICABLE);
        assertThat(judged.reason()).startsWith("both are on provider-1");
    }

    @Test
    void the_only_relay_is_asked_for_unannounced_sessions() {
        assertThat(Asks.relayView(plan, "one").what()).isEqualTo(new Question.RelayView(true));
        LabPlan two = new LabPlan(plan.name(), plan.providers(), plan.leases(), List.of("one", "two"), plan.notes());
        assertThat(Asks.relayView(two, "one").what()).isEqualTo(new Question.RelayView(false));
        assertThat(Verdicts.of(two, FakeLab.of(two)).of(SEALED_ON_RELAY)).isEqualTo(PROVEN);
    }

    @Test
    void only_a_service_that_speaks_http_is_asked() {
        var replica = plan.replicas().get(1);
        assertThat(Asks.exchange(replica, replica).what())
                .isEqualTo(new Question.Exchange(replica.id(), Optional.of(8000)));
        var redis = Plans.withProbe(replica, 8000, dev.meshproof.plan.labfile.LabFile.Probe.REDIS);
        assertThat(Asks.exchange(replica, redis).what())
                .isEqualTo(new Question.Exchange(replica.id(), Optional.empty()));
    }
}
