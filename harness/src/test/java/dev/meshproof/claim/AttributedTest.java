package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.ATTRIBUTED;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Named;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class AttributedTest {
    private static final Subject PAIR = new Subject.Pair(Plans.id(1), Plans.id(2));
    private static final Named SOURCE = new Named("akash-server-1", List.of("100.64.0.1", "fd7a:115c:a1e0::1"));
    private static final Named OTHER = new Named("akash-server-3", List.of("100.64.0.3"));
    private static final Predicate<Ask> WHOIS = Asking.from(new Vantage.Sandbox(Plans.id(1)))
            .and(ask -> ask.what().equals(new Question.Whois(Plans.id(2), 8000)));
    private static final Predicate<Ask> OF_LOOPBACK =
            Asking.from(new Vantage.Sandbox(Plans.id(2))).and(Asking.what(Question.WhoisOfLoopback.class));

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase pair() {
        return Verdicts.of(plan, lab).of(ATTRIBUTED, PAIR);
    }

    private JudgedCase naming(int connections, Named... peers) {
        lab.answering(WHOIS, new Answer.Attribution(connections, List.of(peers)));
        return pair();
    }

    @Test
    void is_proven_where_the_source_is_named() {
        assertThat(pair().verdict()).isEqualTo(PROVEN);
        assertThat(naming(3, SOURCE, SOURCE).verdict()).isEqualTo(PROVEN);
        assertThat(pair().checks().get(0).outcome().seen())
                .isEqualTo("named: akash-server-1 at 100.64.0.1, fd7a:115c:a1e0::1");
    }

    @Test
    void should_fail_if_another_is_named() {
        assertThat(naming(1, OTHER).verdict()).isEqualTo(REFUTED);
        assertThat(pair().reason()).endsWith("named: akash-server-3 at 100.64.0.3; the source is at 100.64.0.1");
    }

    @Test
    void should_fail_if_nobody_is_named() {
        assertThat(naming(1).verdict()).isEqualTo(REFUTED);
        assertThat(pair().reason()).endsWith("nobody is named of 1 connections");
    }

    @Test
    void should_fail_if_it_is_open_which_connection_it_was() {
        assertThat(naming(2, SOURCE, OTHER).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(naming(0).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_the_control_plane_does_not_list_the_source() {
        lab.changing(
                Asking.what(Question.NodeList.class),
                answer -> new Answer.Nodes(((Answer.Nodes) answer)
                        .nodes().stream()
                                .map(node -> new Answer.Node(
                                        node.id(), node.name(), node.name(), List.of(), true, node.user(), node.key()))
                                .toList()));

        assertThat(Court.judge(plan, lab.evidence(), List.of(new Attributed()))
                        .get(0)
                        .verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_a_connection_from_the_sandbox_itself_is_named_too() {
        lab.answering(OF_LOOPBACK, new Answer.Attribution(1, List.of(SOURCE)));
        assertThat(pair().verdict()).isEqualTo(INCONCLUSIVE);

        lab.answering(OF_LOOPBACK, new Answer.Attribution(0, List.of()));
        assertThat(pair().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_a_relay_does_not_answer() {
        lab.answering(
                Asking.get(new Vantage.Sandbox(Plans.id(2)), new Target.Relay("one")),
                new Answer.TimedOut("198.18.0.4:443"));

        assertThat(pair().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void does_not_apply_where_the_source_gets_no_answer_at_all() {
        lab.answering(
                        Asking.throughProxy(Plans.id(1), new Target.TailnetAddress(Plans.id(2))),
                        new Answer.ProxyRefused("100.64.0.2:8000", 1))
                .answering(WHOIS, new Answer.Attribution(0, List.of()));

        assertThat(pair().verdict()).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void does_not_apply_where_the_source_has_no_proxy() {
        Answer none = new Answer.NoProxy(List.of(12));
        lab.answering(Asking.throughProxy(Plans.id(1), new Target.TailnetAddress(Plans.id(2))), none)
                .answering(WHOIS, none);

        assertThat(pair().verdict()).isEqualTo(NOT_APPLICABLE);
        assertThat(pair().reason()).startsWith("there is nothing to judge").contains("no SOCKS5 proxy");
    }
}
