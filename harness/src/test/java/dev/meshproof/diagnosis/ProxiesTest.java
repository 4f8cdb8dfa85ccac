package dev.meshproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Asking;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.plan.Fact;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.Tailnet;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Vantage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    private static final Answer UNKNOWN = new Answer.ProbeFailed("where its SOCKS5 proxy listens could not be read");

    private static Diagnosing unanswered(LabPlan plan) {
        return Diagnosing.of(plan)
                .answering(
                        Asking.from(new Vantage.Sandbox(Diagnosing.SECOND))
                                .and(Asking.what(Question.HttpThroughSocks5.class)),
                        UNKNOWN);
    }

    private static LabPlan unsaid() {
        return Plans.of(3, r -> {
            Tailnet t = r.tailnet();
            return Plans.withTailnet(
                    r,
                    new Tailnet(
                            true,
                            t.daemon(),
                            t.login(),
                            t.hostname(),
                            new Fact.Unknown<>("tailscaled is started without --socks5-server"),
                            t.authKey(),
                            t.loginServer(),
                            t.userspace(),
                            t.socket(),
                            t.state()));
        });
    }

    @Test
    void says_that_tailscaled_runs_without_one_and_where_it_is_started() {
        Diagnosing without = Diagnosing.of(unsaid())
                .answering(
                        Asking.from(new Vantage.Sandbox(Diagnosing.SECOND))
                                .and(Asking.what(Question.HttpThroughSocks5.class)),
                        new Answer.NoProxy(List.of(12)));

        for (ClaimId claim : List.of(ClaimId.REACHABLE_BY_ADDRESS, ClaimId.REACHABLE_BY_NAME)) {
            assertThat(without.cause(claim))
                    .isEqualTo("--socks5-server is missing: tailscaled of akash-server-2/backend runs without a SOCKS5"
                            + " proxy, so that nothing gets through one from it into the tailnet");
            assertThat(without.at(claim)).isEqualTo("examples/akash-server-2.yaml:21:7");
            assertThat(without.of(claim).orElseThrow().observations()).isNotEmpty();
        }
    }

    @Test
    void says_that_the_sdl_has_none() {
        assertThat(unanswered(unsaid()).cause(ClaimId.REACHABLE_BY_ADDRESS))
                .isEqualTo(
                        "no SOCKS5 proxy is known of akash-server-2/backend, so nothing gets from it into the tailnet:"
                                + " tailscaled is started without --socks5-server");
    }

    @Test
    void does_not_blame_the_sdl_where_tailscaled_told_where_it_is() {
        assertThat(Diagnosing.of(unsaid())
                        .answering(
                                Asking.from(new Vantage.Sandbox(Diagnosing.SECOND))
                                        .and(Asking.what(Question.HttpThroughSocks5.class)),
                                new Answer.ProbeFailed("exec stream closed"))
                        .of(ClaimId.REACHABLE_BY_ADDRESS))
                .isEmpty();
    }

    @Test
    void says_that_none_listens_where_the_sdl_has_it() {
        assertThat(unanswered(Plans.three())
                        .listening(FakeLab.listen("127.0.0.1", 8000))
                        .cause(ClaimId.REACHABLE_BY_NAME))
                .contains("no SOCKS5 proxy listens in akash-server-2/backend", "localhost:1055");
        assertThat(unanswered(Plans.three())
                        .listening(FakeLab.listen("127.0.0.1", 8000), FakeLab.listen("127.0.0.1", 1055))
                        .of(ClaimId.REACHABLE_BY_NAME))
                .isEmpty();
    }

    @Test
    void says_where_an_open_one_listens() {
        Answer reached = new Answer.Attempts(
                List.of(new Answer.Attempt("SOCKS5 proxy", 1055, new Answer.Reached("198.18.0.6:1055", List.of()))));
        Diagnosing open = Diagnosing.three()
                .listening(FakeLab.listen("127.0.0.1", 8000), FakeLab.listen("::", 1055))
                .answering(Asking.proxies(new Vantage.Neighbour("provider-2"), Diagnosing.SECOND), reached);

        assertThat(open.cause(ClaimId.PROXY_PRIVATE)).contains("SOCKS5 proxy of akash-server-2/backend", "0.0.0.0");
        assertThat(open.at(ClaimId.PROXY_PRIVATE)).isEqualTo("examples/akash-server-2.yaml:21:7");
        assertThat(Diagnosing.three().of(ClaimId.PROXY_PRIVATE)).isEmpty();
    }
}
