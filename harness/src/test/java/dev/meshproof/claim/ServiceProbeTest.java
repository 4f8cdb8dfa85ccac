package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.ANSWERS_SIBLINGS;
import static dev.meshproof.claim.ClaimId.REACHABLE_BY_ADDRESS;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.labfile.LabFile.Probe;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Greeting;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceProbeTest {
    private static final Answer MUTE = new Answer.Reached("127.0.0.1:8000", List.of());
    private static final Answer REFUSED = new Answer.Refused("127.0.0.1:8000");

    private static ServiceProbe probe(Probe probe) {
        return ServiceProbe.of(Plans.withProbe(Plans.replica("akash-server-1"), 8000, probe), 8000);
    }

    private static Answer says(String sha256) {
        return new Answer.Reached("127.0.0.1:8000", List.of(new Answer.Response(0, sha256, 7, "+PONG")));
    }

    @ParameterizedTest
    @EnumSource
    void each_kind_holds_for_equal_answers_only(Probe kind) {
        ServiceProbe probe = probe(kind);

        assertThat(probe.same(says("a"), says("a"))).isInstanceOf(Outcome.Holds.class);
        assertThat(probe.same(says("b"), says("a"))).isInstanceOf(Outcome.Violated.class);
        assertThat(probe.same(REFUSED, says("a")).seen()).startsWith("no SOCKS5 proxy listens");
        assertThat(probe.same(new Answer.ProxyRefused("100.64.0.2:8000", 1), says("a")))
                .isInstanceOf(Outcome.Violated.class);
        assertThat(probe.same(says("a"), REFUSED).seen()).startsWith("the service does not answer on its own loopback");
    }

    @Test
    void tcp_holds_without_a_banner_where_both_have_none() {
        assertThat(probe(Probe.TCP).same(MUTE, MUTE)).isInstanceOf(Outcome.Holds.class);
        assertThat(probe(Probe.TCP).same(MUTE, says("a"))).isInstanceOf(Outcome.Violated.class);
        assertThat(probe(Probe.TCP).same(says("a"), MUTE)).isInstanceOf(Outcome.Violated.class);
    }

    @Test
    void should_fail_if_what_listens_speaks_another_protocol() {
        assertThat(probe(Probe.POSTGRES).same(MUTE, MUTE).seen())
                .isEqualTo("what listens on its own loopback speaks no PostgreSQL: connected to 127.0.0.1:8000");
        assertThat(probe(Probe.REDIS).same(MUTE, says("a")).seen())
                .startsWith("what answers through the proxy speaks no Redis");
    }

    @Test
    void asks_in_the_protocol_of_the_port() {
        assertThat(probe(Probe.REDIS).onLoopback(8000))
                .isEqualTo(new Question.Greet(Greeting.REDIS, new Target.Loopback(), 8000));
        assertThat(probe(Probe.POSTGRES).throughSocks5(new Target.TailnetName(Plans.id(2)), 8000))
                .isEqualTo(
                        new Question.GreetThroughSocks5(Greeting.POSTGRES, new Target.TailnetName(Plans.id(2)), 8000));
        assertThat(probe(Probe.HTTP).onLoopback(8000)).isEqualTo(new Question.Http(new Target.Loopback(), 8000));
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_of_private_service_is_proven_where_all_is_well(Probe kind) {
        LabPlan plan = Plans.of(2, r -> Plans.withProbe(r, 8000, kind));

        assertThat(Verdicts.of(plan, FakeLab.of(plan)).of(REACHABLE_BY_ADDRESS)).isEqualTo(PROVEN);
        assertThat(Verdicts.of(plan, FakeLab.of(plan)).of(ClaimId.OUTSIDER_DENIED))
                .isEqualTo(PROVEN);
    }

    @Test
    void siblings_ask_in_it_as_well_and_should_fail_if_another_one_answers() {
        LabPlan shop = Shops.with(r -> r.id().equals(Shops.DB) ? Plans.withProbe(r, 5433, Probe.POSTGRES) : r);
        FakeLab lab = FakeLab.of(shop).answering(Asking.what(Question.Greet.class), says("a"));
        FakeLab other = FakeLab.of(shop).answering(Asking.what(Question.Greet.class), MUTE);

        assertThat(Verdicts.of(shop, lab).of(ANSWERS_SIBLINGS)).isEqualTo(PROVEN);
        assertThat(Verdicts.of(shop, other).of(ANSWERS_SIBLINGS)).isEqualTo(REFUTED);
        assertThat(Verdicts.of(shop, other).reason(ANSWERS_SIBLINGS)).contains("what answers speaks no PostgreSQL");
    }
}
