package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.PROXY_PRIVATE;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Attempt;
import dev.meshproof.probe.Answer.OpenPort.Owner;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProxyPrivateTest {
    private static final Subject FIRST = new Subject.Replica(Plans.id(1));
    private static final Vantage OWN = new Vantage.Neighbour("provider-1");
    private static final Vantage HOST = new Vantage.Host();
    private static final Answer NONE = new Answer.Attempts(List.of());

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase first() {
        return Verdicts.of(plan, lab).of(PROXY_PRIVATE, FIRST);
    }

    private static Answer attempt(String what, int port, Answer answer) {
        return new Answer.Attempts(List.of(new Attempt(what, port, answer)));
    }

    private static Answer reached() {
        return attempt("SOCKS5 proxy", 1055, new Answer.Reached("198.18.0.2:1055", List.of()));
    }

    static Stream<Vantage> near() {
        return Stream.of(
                OWN,
                new Vantage.Ingress("provider-1"),
                new Vantage.ControlPlaneHost(),
                new Vantage.MirrorHost(),
                new Vantage.RelayHost("one"));
    }

    static Stream<Vantage> all() {
        return Stream.concat(near(), Stream.of(HOST, new Vantage.Neighbour("provider-3")));
    }

    @Test
    void is_proven_where_the_proxy_answers_nobody() {
        assertThat(first().verdict()).isEqualTo(PROVEN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void should_fail_if_a_proxy_takes_a_connection(Vantage from) {
        lab.answering(Asking.proxies(from, Plans.id(1)).and(Asking.in(Phase.CLOSING)), reached());

        assertThat(first().verdict()).isEqualTo(REFUTED);
        assertThat(first().reason()).contains(Words.of(from), "SOCKS5 proxy: connected to 198.18.0.2:1055");
    }

    @Test
    void a_proxy_on_every_address_refutes_this_claim_and_no_other() {
        lab.changing(
                        ask -> ask.what() instanceof Question.ConnectToProxies p
                                && p.of().equals(Plans.id(1))
                                && near().anyMatch(ask.from()::equals),
                        ignored -> reached())
                .changing(Asking.scan(Plans.id(1)), scan -> FakeActors.with(scan, 1055, Owner.PROXY));

        assertThat(Verdicts.of(plan, lab).all()).isEqualTo(Verdicts.provenBut(Map.of(PROXY_PRIVATE, REFUTED)));
    }

    @Test
    void should_fail_if_another_provider_hears_only_the_canary() {
        lab.answering(
                Asking.proxies(new Vantage.Neighbour("provider-2"), Plans.id(1)).and(Asking.in(Phase.CANARY)),
                reached());

        assertThat(first().verdict()).isEqualTo(REFUTED);
    }

    @ParameterizedTest
    @MethodSource("near")
    void should_fail_if_the_canary_is_not_heard_at_the_proxys_port(Vantage from) {
        lab.answering(
                Asking.proxies(from, Plans.id(1)).and(Asking.in(Phase.CANARY)),
                attempt("SOCKS5 proxy", 1055, new Answer.Refused("198.18.0.2:1055")));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_the_canary_was_heard_at_another_port_than_the_proxy_has() {
        lab.answering(
                Asking.proxies(OWN, Plans.id(1)).and(Asking.in(Phase.CLOSING)),
                attempt("HTTP proxy", 3128, new Answer.Refused("198.18.0.2:3128")));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_the_engines_machine_has_a_way_and_does_not_hear_the_canary() {
        lab.answering(
                Asking.proxies(HOST, Plans.id(1)),
                attempt("SOCKS5 proxy", 1055, new Answer.Refused("198.18.0.2:1055")));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void does_not_apply_where_tailscaled_has_no_proxy() {
        lab.answering(ask -> ask.what() instanceof Question.ConnectToProxies p && p.of().equals(Plans.id(1)), NONE);

        assertThat(first().verdict()).isEqualTo(NOT_APPLICABLE);
        assertThat(first().reason()).isEqualTo("the tailscaled of akash-server-1/backend has no proxy");
    }
}
