package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.REACHABLE_BY_ADDRESS;
import static dev.meshproof.claim.ClaimId.REACHABLE_BY_NAME;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import dev.meshproof.sdl.Position;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReachableTest {
    private static final Target BY_ADDRESS = new Target.TailnetAddress(Plans.id(2));
    private static final Target BY_NAME = new Target.TailnetName(Plans.id(2));
    private static final Subject PAIR = new Subject.Pair(Plans.id(1), Plans.id(2));

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    @Test
    void both_are_proven_for_all_six_pairs() {
        List<Judgement> all = Court.judge(plan, lab.evidence(), Catalogue.claims());

        assertThat(all.get(1).cases()).hasSize(6).allMatch(c -> c.verdict() == PROVEN);
        assertThat(all.get(2).cases()).hasSize(6).allMatch(c -> c.verdict() == PROVEN);
    }

    @Test
    void by_name_alone_is_refuted_when_only_the_name_does_not_lead_there() {
        lab.answering(Asking.throughProxy(Plans.id(1), BY_NAME), new Answer.ProxyRefused("akash-server-2:8000", 1));

        Verdicts verdicts = Verdicts.of(plan, lab);

        assertThat(verdicts.all()).isEqualTo(Verdicts.provenBut(Map.of(REACHABLE_BY_NAME, REFUTED)));
        assertThat(verdicts.reason(REACHABLE_BY_NAME)).contains("SOCKS5 reply 1 for akash-server-2:8000");
    }

    @Test
    void is_refuted_when_it_is_lost_before_the_lab_closes() {
        lab.answering(
                Asking.throughProxy(Plans.id(1), BY_ADDRESS)
                        .and(Asking.in(Phase.CLOSING))
                        .and(a -> ((Question.HttpThroughSocks5) a.what()).port() == 8000),
                new Answer.TimedOut("100.64.0.2:8000"));

        assertThat(Verdicts.of(plan, lab).of(REACHABLE_BY_ADDRESS, PAIR).verdict())
                .isEqualTo(REFUTED);
    }

    @Test
    void is_refuted_when_another_service_answers() {
        lab.answering(
                Asking.throughProxy(Plans.id(1), BY_NAME),
                new Answer.Reached("akash-server-2:8000", List.of(new Answer.Response(200, "other", 27, "Hello"))));

        assertThat(Verdicts.of(plan, lab).of(REACHABLE_BY_NAME, PAIR).reason())
                .contains("on its own loopback the service says");
    }

    @Test
    void is_refuted_when_the_service_never_started() {
        lab.answering(
                        Asking.get(new Vantage.Sandbox(Plans.id(2)), new Target.Loopback()),
                        new Answer.Refused("127.0.0.1:8000"))
                .answering(Asking.throughProxy(Plans.id(1), BY_ADDRESS), new Answer.ProxyRefused("100.64.0.2:8000", 1));

        assertThat(Verdicts.of(plan, lab).of(REACHABLE_BY_ADDRESS, PAIR).reason())
                .contains("does not answer on its own loopback");
    }

    @Test
    void is_refuted_when_no_proxy_listens() {
        lab.answering(
                Asking.from(new Vantage.Sandbox(Plans.id(1))).and(Asking.what(Question.HttpThroughSocks5.class)),
                new Answer.Refused("127.0.0.1:1055"));

        Verdicts verdicts = Verdicts.of(plan, lab);

        assertThat(verdicts.of(REACHABLE_BY_ADDRESS, PAIR).verdict()).isEqualTo(REFUTED);
        assertThat(verdicts.of(REACHABLE_BY_ADDRESS, PAIR).reason()).contains("no SOCKS5 proxy listens");
        assertThat(verdicts.of(REACHABLE_BY_ADDRESS, new Subject.Pair(Plans.id(2), Plans.id(1)))
                        .verdict())
                .isEqualTo(PROVEN);
    }

    @Test
    void is_refuted_of_whoever_starts_where_tailscaled_has_no_proxy() {
        lab.answering(
                Asking.from(new Vantage.Sandbox(Plans.id(1))).and(Asking.what(Question.HttpThroughSocks5.class)),
                new Answer.NoProxy(List.of(12)));

        Verdicts verdicts = Verdicts.of(plan, lab);

        for (ClaimId claim : List.of(REACHABLE_BY_ADDRESS, REACHABLE_BY_NAME)) {
            assertThat(verdicts.of(claim, PAIR).verdict()).isEqualTo(REFUTED);
            assertThat(verdicts.of(claim, PAIR).reason()).contains("no SOCKS5 proxy: tailscaled runs (pid 12)");
            assertThat(verdicts.of(claim, new Subject.Pair(Plans.id(2), Plans.id(1)))
                            .verdict())
                    .isEqualTo(PROVEN);
        }
    }

    @Test
    void a_proxy_that_comes_and_goes_is_no_control() {
        lab.answering(
                Asking.throughProxy(Plans.id(1), new Target.Literal(Asks.UNKNOWN_NAME)),
                new Answer.NoProxy(List.of(12)));

        assertThat(Verdicts.of(plan, lab).of(REACHABLE_BY_NAME, PAIR).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_the_proxy_could_not_be_found() {
        lab.failing(Asking.from(new Vantage.Sandbox(Plans.id(1))).and(Asking.what(Question.HttpThroughSocks5.class)));

        assertThat(Verdicts.of(plan, lab).of(REACHABLE_BY_ADDRESS, PAIR).verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void by_address_is_inconclusive_when_a_closed_port_answers_too() {
        lab.changing(
                Asking.throughProxy(Plans.id(1), BY_ADDRESS),
                a -> new Answer.Reached("100.64.0.2", List.of(new Answer.Response(200, "same", 1, ""))));

        assertThat(Verdicts.of(plan, lab).of(REACHABLE_BY_ADDRESS, PAIR).verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_no_relay_answers_the_destination() {
        lab.answering(Asking.throughProxy(Plans.id(1), BY_ADDRESS), new Answer.ProxyRefused("100.64.0.2:8000", 1))
                .answering(
                        Asking.get(
                                new Vantage.Sandbox(Plans.id(2)),
                                new Target.Relay(plan.relays().get(0))),
                        new Answer.Refused("198.18.0.1:443"));

        assertThat(Verdicts.of(plan, lab).of(REACHABLE_BY_ADDRESS, PAIR).verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void by_name_is_inconclusive_when_an_unknown_name_answers_too() {
        lab.answering(
                Asking.throughProxy(Plans.id(1), new Target.Literal(Asks.UNKNOWN_NAME)),
                new Answer.Reached("203.0.113.7:8000", List.of()));

        assertThat(Verdicts.of(plan, lab).of(REACHABLE_BY_NAME, PAIR).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void a_slow_proxy_is_no_missing_proxy() {
        lab.answering(
                Asking.from(new Vantage.Sandbox(Plans.id(1))).and(Asking.what(Question.HttpThroughSocks5.class)),
                new Answer.TimedOut("127.0.0.1:1055"));

        assertThat(Verdicts.of(plan, lab).of(REACHABLE_BY_ADDRESS, PAIR).verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void does_not_apply_to_a_replica_without_tcp_ports() {
        LabPlan mute = Plans.of(2, r -> Plans.withPorts(r, List.of()));

        Verdicts verdicts = Verdicts.of(mute, FakeLab.of(mute));

        assertThat(verdicts.of(REACHABLE_BY_ADDRESS)).isEqualTo(NOT_APPLICABLE);
        assertThat(verdicts.reason(REACHABLE_BY_NAME)).contains("exposes no TCP port");
    }

    @Test
    void the_closed_port_is_never_one_of_the_plan() {
        LabPlan one = Plans.of(2, r -> Plans.withPorts(r, List.of(Plans.port(1, "tcp", new Position("a.yaml", 1, 1)))));

        assertThat(new ReachableByAddress().cases(one).get(0).controls().get(0).says())
                .contains("closed port 2");
    }
}
