package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.KNOWN_PARTIES;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.RelayClient;
import dev.meshproof.probe.Answer.RelayCounts;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.RelayLane;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class KnownPartiesTest {
    private static final Subject RELAY = new Subject.Relay("one");

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase relay() {
        return Verdicts.of(plan, lab).of(KNOWN_PARTIES, RELAY);
    }

    private void counting(Phase phase, UnaryOperator<RelayCounts> change) {
        lab.changing(
                Asking.what(Question.RelayCounts.class).and(Asking.in(phase)),
                answer -> change.apply((RelayCounts) answer));
    }

    private static RelayCounts plus(RelayCounts counts, RelayClient client) {
        List<RelayClient> clients = new ArrayList<>(counts.clients());
        clients.add(client);
        return FakeRelay.with(counts, clients, counts.lanes(), counts.passages());
    }

    private static RelayCounts only(RelayCounts counts, UnaryOperator<List<RelayClient>> which) {
        return FakeRelay.with(counts, which.apply(counts.clients()), counts.lanes(), counts.passages());
    }

    @Test
    void is_proven_of_each_relay() {
        assertThat(Verdicts.of(plan, lab).of(KNOWN_PARTIES)).isEqualTo(PROVEN);
        assertThat(new KnownParties().cases(plan)).hasSize(1);
        assertThat(relay().checks().get(0).outcome().seen()).isEqualTo("3 keys, all of them listed");
    }

    @Test
    void should_fail_if_a_key_is_let_in_that_the_control_plane_does_not_list() {
        counting(Phase.CLOSING, counts -> plus(counts, new RelayClient("nodekey:66", "198.18.0.77", 1, 1)));

        assertThat(relay().verdict()).isEqualTo(REFUTED);
        assertThat(relay().reason()).endsWith("before closing; seen: not listed: nodekey:66");
    }

    @Test
    void should_fail_if_packets_of_an_unlisted_key_came_out_of_the_relay() {
        counting(Phase.QUIET, counts -> {
            List<RelayLane> lanes = new ArrayList<>(counts.lanes());
            lanes.add(new RelayLane("nodekey:66", counts.clients().get(0).key(), RelayLane.FROM_RELAY, Map.of()));
            return FakeRelay.with(counts, counts.clients(), lanes, counts.passages());
        });

        assertThat(relay().verdict()).isEqualTo(REFUTED);
    }

    @Test
    void what_only_knocked_is_no_party() {
        counting(Phase.CLOSING, counts -> {
            List<RelayLane> lanes = new ArrayList<>(counts.lanes());
            lanes.add(new RelayLane("nodekey:66", "nodekey:67", RelayLane.TO_RELAY, Map.of()));
            return FakeRelay.with(
                    plus(counts, new RelayClient("nodekey:66", "198.18.0.77", 3, 0)),
                    plus(counts, new RelayClient("nodekey:66", "198.18.0.77", 3, 0))
                            .clients(),
                    lanes,
                    counts.passages());
        });

        assertThat(relay().verdict()).isEqualTo(PROVEN);
    }

    @Test
    void should_fail_if_the_stranger_is_let_in_whatever_controls_say() {
        lab.answering(Asking.what(Question.Stranger.class), new Answer.Stranger(FakeRelay.STRANGER, true));
        counting(Phase.CLOSING, counts -> only(counts, clients -> List.of()));

        assertThat(relay().verdict()).isEqualTo(REFUTED);
        assertThat(relay().reason()).contains("it was let in, with the key nodekey:5");
    }

    @Test
    void should_fail_if_the_stranger_was_not_seen() {
        counting(
                Phase.CLOSING,
                counts -> only(
                        counts,
                        clients -> clients.stream()
                                .filter(c -> !c.key().equals(FakeRelay.STRANGER))
                                .toList()));

        assertThat(relay().verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(relay().reason()).contains("nodekey:5 is not among 3 clients");
    }

    @Test
    void should_fail_if_no_replica_was_let_in() {
        counting(
                Phase.CLOSING,
                counts -> only(
                        counts,
                        clients -> clients.stream()
                                .map(c -> new RelayClient(c.key(), c.address(), 1, 0))
                                .toList()));

        assertThat(relay().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void of_several_relays_one_may_be_nobodys_home() {
        LabPlan two = new LabPlan(plan.name(), plan.providers(), plan.leases(), List.of("one", "two"), plan.notes());
        FakeLab idle = FakeLab.of(two)
                .changing(
                        Asking.from(new Vantage.RelayHost("two")).and(Asking.what(Question.RelayCounts.class)),
                        answer -> FakeRelay.with(
                                (RelayCounts) answer,
                                List.of(new RelayClient(FakeRelay.STRANGER, "198.18.0.9", 1, 0)),
                                List.of(),
                                List.of()));

        assertThat(Verdicts.of(two, idle).of(KNOWN_PARTIES)).isEqualTo(PROVEN);
    }

    @Test
    void does_not_apply_where_no_replica_joined() {
        for (int i = 1; i <= 3; i++) {
            lab.neverJoined(Plans.id(i));
        }
        // The list holds nobody, and nobody is at the relay but our client.
        assertThat(relay().verdict()).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void a_replica_that_was_restarted_had_a_key_that_is_still_listed() {
        lab.changing(Asking.what(Question.NodeList.class).and(Asking.in(Phase.CLOSING)), answer -> {
            List<Answer.Node> nodes = new ArrayList<>(((Answer.Nodes) answer).nodes());
            nodes.removeIf(node -> node.name().equals("akash-server-1"));
            return new Answer.Nodes(nodes);
        });

        assertThat(relay().verdict()).isEqualTo(PROVEN);
    }
}
