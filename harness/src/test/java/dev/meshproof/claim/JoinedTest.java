package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.JOINED;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.Fact;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedTest {
    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    @Test
    void is_proven_when_all_are_online_under_their_hostnames() {
        assertThat(Verdicts.of(plan, lab).of(JOINED)).isEqualTo(PROVEN);
    }

    @Test
    void is_refuted_for_the_replica_that_never_ran_tailscale_up_and_its_other_claims_do_not_apply() {
        Verdicts verdicts = Verdicts.of(plan, lab.neverJoined(Plans.id(2)));

        assertThat(verdicts.of(JOINED)).isEqualTo(REFUTED);
        assertThat(verdicts.reason(JOINED)).contains("akash-server-2/backend", "no node akash-server-2 among");
        for (ClaimId other :
                List.of(ClaimId.BOUND_TO_LOOPBACK, ClaimId.UNREACHABLE_ACROSS_PROVIDERS, ClaimId.UNPRIVILEGED)) {
            assertThat(verdicts.of(other)).isEqualTo(PROVEN);
            assertThat(verdicts.of(other, new Subject.Replica(Plans.id(2))))
                    .satisfies(c -> assertThat(c.verdict()).isEqualTo(NOT_APPLICABLE))
                    .satisfies(c -> assertThat(c.reason()).contains("joined is refuted for akash-server-2/backend"));
        }
        for (ClaimId pairs : List.of(ClaimId.REACHABLE_BY_ADDRESS, ClaimId.REACHABLE_BY_NAME)) {
            assertThat(verdicts.of(pairs, new Subject.Pair(Plans.id(1), Plans.id(2)))
                            .verdict())
                    .isEqualTo(NOT_APPLICABLE);
            assertThat(verdicts.of(pairs, new Subject.Pair(Plans.id(2), Plans.id(3)))
                            .verdict())
                    .isEqualTo(NOT_APPLICABLE);
            assertThat(verdicts.of(pairs, new Subject.Pair(Plans.id(1), Plans.id(3)))
                            .verdict())
                    .isEqualTo(PROVEN);
        }
    }

    @Test
    void is_refuted_when_a_node_goes_offline_before_the_lab_closes() {
        lab.changing(
                Asking.what(Question.NodeList.class).and(Asking.in(Phase.CLOSING)),
                nodes -> with(nodes, FakeLab.node("akash-server-1", "100.64.0.1", false)));

        Verdicts verdicts = Verdicts.of(plan, lab);

        assertThat(verdicts.of(JOINED)).isEqualTo(REFUTED);
        assertThat(verdicts.reason(JOINED)).contains("listed, but offline");
    }

    @Test
    void is_refuted_when_two_nodes_of_the_hostname_are_online() {
        lab.changing(
                Asking.what(Question.NodeList.class).and(Asking.in(Phase.QUIET)),
                nodes -> plus(nodes, FakeLab.node("akash-server-1", "100.64.0.9", true)));

        assertThat(Verdicts.of(plan, lab).reason(JOINED)).contains("2 online nodes are named akash-server-1");
    }

    @Test
    void takes_a_dead_node_of_the_same_hostname_for_what_a_restart_leaves() {
        lab.changing(
                Asking.what(Question.NodeList.class)
                        .and(Asking.in(Phase.BEFORE_LEASES).negate()),
                nodes -> plus(nodes, FakeLab.node("akash-server-1", "100.64.0.9", false)));

        assertThat(Verdicts.of(plan, lab).of(JOINED)).isEqualTo(PROVEN);
    }

    @Test
    void is_refuted_by_an_address_outside_100_64() {
        lab.changing(
                Asking.what(Question.NodeList.class).and(Asking.in(Phase.QUIET)),
                nodes -> with(nodes, FakeLab.node("akash-server-1", "100.128.0.1", true)));

        assertThat(Verdicts.of(plan, lab).reason(JOINED)).contains("none of it in 100.64.0.0/10");
    }

    @Test
    void is_refuted_when_tailscaled_has_another_address_than_the_list() {
        lab.answering(
                Asking.from(new Vantage.Inside(Plans.id(1))).and(Asking.what(Question.Tailscaled.class)),
                new Answer.TailscaledStatus("1.102.3", "Running", "akash-server-1", List.of("100.64.0.7"), List.of()));

        assertThat(Verdicts.of(plan, lab).reason(JOINED)).contains("100.64.0.7", "100.64.0.1");
    }

    @Test
    void is_refuted_when_two_asked_for_one_name_and_the_other_got_it() {
        lab.answering(
                        Asking.from(new Vantage.Inside(Plans.id(1))).and(Asking.what(Question.Tailscaled.class)),
                        new Answer.TailscaledStatus(
                                "1.102.3", "Running", "akash-server-1", List.of("100.64.0.7"), List.of()))
                .changing(
                        Asking.what(Question.NodeList.class).and(Asking.in(Phase.QUIET)),
                        nodes -> plus(
                                nodes,
                                new Answer.Node(
                                        "7",
                                        "akash-server-1",
                                        "akash-server-1-1",
                                        List.of("100.64.0.7"),
                                        true,
                                        "lab",
                                        "nodekey:7")));

        assertThat(Verdicts.of(plan, lab).of(JOINED)).isEqualTo(REFUTED);
        assertThat(Verdicts.of(plan, lab).reason(JOINED)).contains("100.64.0.7");
    }

    @Test
    void is_inconclusive_when_the_list_was_not_empty_before() {
        lab.answering(
                Asking.what(Question.NodeList.class).and(Asking.in(Phase.BEFORE_LEASES)),
                new Answer.Nodes(List.of(FakeLab.node("stale", "100.64.0.9", true))));

        Verdicts verdicts = Verdicts.of(plan, lab.neverJoined(Plans.id(2)));

        assertThat(verdicts.of(JOINED)).isEqualTo(INCONCLUSIVE);
        assertThat(verdicts.reason(JOINED)).contains("its control does not work", "already listed: stale");
    }

    @Test
    void is_inconclusive_when_the_control_plane_could_not_be_asked() {
        lab.failing(Asking.what(Question.NodeList.class).and(Asking.in(Phase.CLOSING)));

        assertThat(Verdicts.of(plan, lab).reason(JOINED)).contains("the probe failed: exec stream closed");
        assertThat(Verdicts.of(plan, lab).of(JOINED)).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_the_hostname_is_unknown() {
        LabPlan unknown = Plans.of(2, r -> Plans.withHostname(r, new Fact.Unknown<>("the script computes it")));

        Verdicts verdicts = Verdicts.of(unknown, FakeLab.of(unknown));

        assertThat(verdicts.of(JOINED)).isEqualTo(INCONCLUSIVE);
        assertThat(verdicts.reason(JOINED)).contains("could not be determined: the script computes it");
    }

    @Test
    void does_not_apply_without_a_private_replica() {
        LabPlan open = Plans.of(2, r -> Plans.withIntent(r, Intent.PUBLIC));

        assertThat(Verdicts.of(open, FakeLab.of(open)).of(JOINED)).isEqualTo(NOT_APPLICABLE);
    }

    private static Answer with(Answer nodes, Answer.Node changed) {
        return new Answer.Nodes(((Answer.Nodes) nodes)
                .nodes().stream()
                        .map(n -> n.name().equals(changed.name()) ? changed : n)
                        .toList());
    }

    private static Answer plus(Answer nodes, Answer.Node another) {
        List<Answer.Node> all = new ArrayList<>(((Answer.Nodes) nodes).nodes());
        all.add(another);
        return new Answer.Nodes(all);
    }

    @Test
    void is_inconclusive_when_the_control_plane_takes_the_connection_and_says_nothing() {
        LabPlan plan = Plans.three();
        FakeLab lab = FakeLab.of(plan)
                .answering(
                        Asking.get(new Vantage.Sandbox(Plans.id(1)), new Target.ControlPlane()),
                        new Answer.Reached("198.18.0.1:443", List.of()));

        assertThat(Verdicts.of(plan, lab)
                        .of(JOINED, new Subject.Replica(Plans.id(1)))
                        .verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_the_control_plane_does_not_answer_the_sandbox() {
        LabPlan plan = Plans.three();
        FakeLab lab = FakeLab.of(plan)
                .answering(
                        Asking.get(new Vantage.Sandbox(Plans.id(1)), new Target.ControlPlane()),
                        new Answer.NoRoute("controlplane.tailscale.com:443"));

        assertThat(Verdicts.of(plan, lab)
                        .of(JOINED, new Subject.Replica(Plans.id(1)))
                        .verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_refuted_when_peers_know_the_node_by_another_name() {
        LabPlan plan = Plans.three();
        FakeLab lab = FakeLab.of(plan)
                .changing(Asking.what(Question.NodeList.class).and(Asking.in(Phase.QUIET)), answer -> renamed(answer));

        assertThat(Verdicts.of(plan, lab).reason(JOINED)).contains("is known as akash-server-1-1");
    }

    private static Answer renamed(Answer answer) {
        return new Answer.Nodes(((Answer.Nodes) answer)
                .nodes().stream()
                        .map(node -> node.name().equals("akash-server-1")
                                ? new Answer.Node(
                                        node.id(),
                                        node.name(),
                                        node.name() + "-1",
                                        node.addresses(),
                                        node.online(),
                                        node.user(),
                                        node.key())
                                : node)
                        .toList());
    }
}
