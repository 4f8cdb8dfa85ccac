package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.RELAYED;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Counter;
import dev.meshproof.probe.Answer.PeerPath;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.RelayLane;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RelayedTest {
    private static final Subject PAIR = new Subject.Pair(Plans.id(1), Plans.id(2));

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase pair() {
        return Verdicts.of(plan, lab).of(RELAYED, PAIR);
    }

    private static Predicate<Ask> inside(ReplicaId replica, Class<? extends Question> what) {
        return Asking.from(new Vantage.Inside(replica)).and(Asking.what(what));
    }

    private static Answer peer(String hostname, String direct, String peerRelay) {
        return new Answer.PeerPaths(List.of(
                new PeerPath(hostname, List.of("100.64.0.2"), direct, peerRelay, "one"),
                new PeerPath("akash-server-3", List.of("100.64.0.3"), "", "", "one")));
    }

    private static Answer counters(long sent, long received, long direct) {
        return new Answer.Counters(List.of(
                new Counter("outbound", "derp", 9, sent),
                new Counter("inbound", "derp", 9, received),
                new Counter("inbound", "direct_ipv4", direct, direct * 90)));
    }

    @Test
    void is_proven_of_each_pair_once() {
        assertThat(Verdicts.of(plan, lab).of(RELAYED)).isEqualTo(PROVEN);
        assertThat(new Relayed().cases(plan)).hasSize(3);
        assertThat(pair().checks()).hasSize(6);
        assertThat(pair().checks().get(0).outcome().seen()).isEqualTo("through the relay \"one\"");
    }

    @Test
    void should_fail_if_one_end_reaches_the_other_directly() {
        lab.answering(
                inside(Plans.id(2), Question.PeerPaths.class).and(Asking.in(Phase.CLOSING)),
                peer("akash-server-1", "198.18.0.2:41641", ""));

        assertThat(pair().verdict()).isEqualTo(REFUTED);
        assertThat(pair().reason())
                .isEqualTo(
                        "expected: the tailscaled of akash-server-2/backend has no path to akash-server-1/backend but"
                                + " through a relay, before closing; seen: directly, at 198.18.0.2:41641");
    }

    @Test
    void should_fail_if_a_peer_relays() {
        lab.answering(
                inside(Plans.id(1), Question.PeerPaths.class).and(Asking.in(Phase.QUIET)),
                peer("akash-server-2", "", "198.18.0.7:7777:vni:1"));

        assertThat(pair().verdict()).isEqualTo(REFUTED);
        assertThat(pair().reason()).contains("through the peer relay");
    }

    @Test
    void should_fail_if_packets_were_counted_on_another_path() {
        lab.answering(inside(Plans.id(1), Question.PathCounters.class), counters(5_000, 5_000, 2));

        assertThat(pair().verdict()).isEqualTo(REFUTED);
        assertThat(pair().reason()).endsWith("seen: inbound direct_ipv4: 2 packets, 180 bytes");
    }

    @Test
    void should_fail_if_a_peer_is_not_listed() {
        lab.answering(inside(Plans.id(1), Question.PeerPaths.class), peer("somebody", "", ""));

        assertThat(pair().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_the_relays_counters_did_not_rise() {
        lab.answering(inside(Plans.id(1), Question.PathCounters.class), counters(5_000, 26, 0));
        assertThat(pair().verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(pair().reason()).contains("27 bytes answered, 5000 counted as sent, 26 as received");

        lab.answering(inside(Plans.id(1), Question.PathCounters.class), counters(26, 5_000, 0));
        assertThat(pair().verdict()).isEqualTo(INCONCLUSIVE);

        lab.answering(inside(Plans.id(1), Question.PathCounters.class), counters(27, 27, 0));
        assertThat(pair().verdict()).isEqualTo(PROVEN);
    }

    @Test
    void should_fail_if_the_wiretaps_did_not_see_what_was_answered() {
        for (String direction : List.of(RelayLane.TO_RELAY, RelayLane.FROM_RELAY)) {
            FakeLab other = FakeLab.of(plan).changing(Asking.what(Question.RelayCounts.class), answer -> {
                Answer.RelayCounts counts = (Answer.RelayCounts) answer;
                return FakeRelay.with(
                        counts,
                        counts.clients(),
                        counts.lanes().stream()
                                .filter(lane -> !lane.direction().equals(direction))
                                .toList(),
                        counts.passages());
            });

            JudgedCase judged = Verdicts.of(plan, other).of(RELAYED, PAIR);
            assertThat(judged.verdict()).isEqualTo(INCONCLUSIVE);
            assertThat(judged.reason()).contains("27 bytes answered", "0 ");
        }
    }

    @Test
    void should_fail_if_a_relay_does_not_answer() {
        lab.answering(
                Asking.get(new Vantage.Sandbox(Plans.id(1)), new Target.Relay("one")),
                new Answer.Refused("198.18.0.4:443"));

        assertThat(pair().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void one_direction_is_enough_to_judge() {
        lab.answering(
                Asking.throughProxy(Plans.id(1), new Target.TailnetAddress(Plans.id(2))),
                new Answer.ProxyRefused("100.64.0.2:8000", 1));

        assertThat(pair().verdict()).isEqualTo(PROVEN);
    }

    @Test
    void does_not_apply_where_neither_reaches_the_other() {
        lab.answering(
                        Asking.throughProxy(Plans.id(1), new Target.TailnetAddress(Plans.id(2))),
                        new Answer.ProxyRefused("100.64.0.2:8000", 1))
                .answering(
                        Asking.throughProxy(Plans.id(2), new Target.TailnetAddress(Plans.id(1))),
                        new Answer.TimedOut("100.64.0.1:8000"));

        assertThat(pair().verdict()).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void does_not_apply_where_neither_has_a_proxy() {
        lab.answering(
                Asking.throughProxy(Plans.id(1), new Target.TailnetAddress(Plans.id(2))),
                new Answer.NoProxy(List.of(12)));
        assertThat(pair().verdict()).isEqualTo(PROVEN);

        lab.answering(
                Asking.throughProxy(Plans.id(2), new Target.TailnetAddress(Plans.id(1))),
                new Answer.NoProxy(List.of(12)));
        assertThat(pair().verdict()).isEqualTo(NOT_APPLICABLE);
        assertThat(pair().reason()).contains("no SOCKS5 proxy");
    }

    @Test
    void two_replicas_of_one_provider_may_go_direct_and_it_is_told_where() {
        LabPlan together = Plans.together(plan);
        FakeLab direct = FakeLab.of(together)
                .answering(
                        inside(Plans.id(1), Question.PeerPaths.class), peer("akash-server-2", "198.18.0.3:41641", ""))
                .answering(inside(Plans.id(1), Question.PathCounters.class), counters(0, 0, 40));

        JudgedCase judged = Verdicts.of(together, direct).of(RELAYED, PAIR);

        assertThat(judged.verdict()).isEqualTo(NOT_APPLICABLE);
        assertThat(judged.reason()).startsWith("noted").endsWith("directly, at 198.18.0.3:41641");
    }

    @Test
    void counters_tell_nothing_of_one_pair_where_a_peer_shares_the_provider() {
        LabPlan three = Plans.three();
        List<LabPlan.Lease> leases = new ArrayList<>(three.leases());
        LabPlan.Lease third = leases.remove(2);
        leases.add(new LabPlan.Lease(third.id(), third.file(), third.sha256(), "provider-1", third.replicas()));
        LabPlan mixed =
                new LabPlan("mixed", List.of("provider-1", "provider-2"), leases, three.relays(), three.notes());
        FakeLab direct =
                FakeLab.of(mixed).answering(inside(Plans.id(1), Question.PathCounters.class), counters(99, 99, 5));

        assertThat(Verdicts.of(mixed, direct).of(RELAYED, PAIR).verdict()).isEqualTo(PROVEN);
        assertThat(Verdicts.of(mixed, direct).of(RELAYED, PAIR).checks()).hasSize(5);
    }
}
