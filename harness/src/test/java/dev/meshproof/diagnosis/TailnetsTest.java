package dev.meshproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Asking;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Counter;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TailnetsTest {
    private static final Predicate<Ask> TO_SECOND = Asking.what(Question.HttpThroughSocks5.class)
            .and(ask ->
                    ((Question.HttpThroughSocks5) ask.what()).to().equals(new Target.TailnetAddress(Diagnosing.SECOND))
                            && ((Question.HttpThroughSocks5) ask.what()).port() == 8000);

    private static Diagnosing silent(LabPlan plan) {
        return Diagnosing.of(plan)
                .answering(
                        Asking.what(Question.SocketTable.class),
                        new Answer.Sockets(
                                "net:[1]",
                                List.of(FakeLab.listen("127.0.0.1", 8000), FakeLab.listen("127.0.0.1", 1055))))
                .answering(TO_SECOND, new Answer.TimedOut("100.64.0.2:8000"));
    }

    @Test
    void suspects_the_policy_where_all_else_is_well() {
        Diagnosing denied = silent(Plans.withPolicy(Plans.three(), "acl.hujson"));

        assertThat(denied.cause(ClaimId.REACHABLE_BY_ADDRESS))
                .startsWith(
                        "the policy acl.hujson does not admit akash-server-1/backend to akash-server-2/backend, only the"
                                + " other way round: both are online");
        assertThat(denied.at(ClaimId.REACHABLE_BY_ADDRESS)).isEqualTo("acl.hujson:1:1");
    }

    @Test
    void suspects_no_policy_that_nobody_wrote_and_none_of_who_is_not_online() {
        assertThat(silent(Plans.three()).of(ClaimId.REACHABLE_BY_ADDRESS)).isEmpty();
        assertThat(silent(Plans.withPolicy(Plans.three(), "acl.hujson"))
                        .tailscaled("Starting", "akash-server-2")
                        .cause(ClaimId.REACHABLE_BY_ADDRESS))
                .doesNotContain("policy");
    }

    @Test
    void says_what_peers_reach_beside_the_service() {
        LabPlan plan = Plans.onlyDeclared(Plans.three());
        Predicate<Ask> ports =
                ask -> ask.what() instanceof Question.TailnetPorts of && of.of().equals(Diagnosing.SECOND);
        Answer.Reached reached = new Answer.Reached("100.64.0.2:9200", List.of());
        Answer more = new Answer.Attempts(List.of(
                new Answer.Attempt("tailscale serve", 9200, reached), new Answer.Attempt("PeerAPI", 40_000, reached)));

        assertThat(Diagnosing.of(plan).answering(ports, more).cause(ClaimId.TAILNET_EXPOSES_ONLY_DECLARED))
                .isEqualTo(
                        "the lab's own policy admits peers to more of akash-server-2/backend than its SDL exposes: port 9200"
                                + " (tailscale serve)");
        assertThat(Diagnosing.of(plan).of(ClaimId.TAILNET_EXPOSES_ONLY_DECLARED))
                .isEmpty();
    }

    @Test
    void says_whom_the_policy_should_not_admit() {
        Predicate<Ask> outsider = ask -> ask.from() instanceof Vantage.Outsider
                && ask.what() instanceof Question.HttpThroughSocks5 http
                && http.to().equals(new Target.TailnetAddress(Diagnosing.SECOND))
                && ask.phase() == Phase.QUIET;
        LabPlan plan = Plans.withPolicy(Plans.three(), "acl.hujson");

        assertThat(Diagnosing.of(plan)
                        .answering(outsider, new Answer.Reached("100.64.0.2:8000", List.of()))
                        .cause(ClaimId.OUTSIDER_DENIED))
                .startsWith("the policy acl.hujson lets outsiders get at akash-server-2/backend");
        assertThat(Diagnosing.of(plan).of(ClaimId.OUTSIDER_DENIED)).isEmpty();
    }

    @Test
    void says_that_a_path_is_direct_where_two_are_on_one_provider() {
        Answer direct = new Answer.Counters(List.of(
                new Counter("inbound", "derp", 50, 5_000),
                new Counter("outbound", "derp", 50, 5_000),
                new Counter("inbound", "direct_ipv4", 9, 900),
                new Counter("outbound", "direct_ipv4", 9, 900)));
        Predicate<Ask> counters = Asking.what(Question.PathCounters.class);
        Predicate<Ask> paths = Asking.what(Question.PeerPaths.class).and(Asking.from(new Vantage.Inside(Plans.id(1))));
        Answer found = new Answer.PeerPaths(
                List.of(new Answer.PeerPath("akash-server-2", List.of("100.64.0.2"), "198.18.0.3:41641", "", "one")));

        assertThat(Diagnosing.of(Plans.together(Plans.three()))
                        .answering(paths, found)
                        .cause(ClaimId.RELAYED))
                .contains(
                        "are both on provider-1, where tailscaled finds a path that is no relay's: directly, at",
                        "198.18.0.3:41641");
        assertThat(Diagnosing.three().answering(counters, direct).cause(ClaimId.RELAYED))
                .startsWith("a path leads from");
        assertThat(Diagnosing.three().of(ClaimId.RELAYED)).isEmpty();
    }
}
