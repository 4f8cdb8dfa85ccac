package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.CONTAINED;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Attempt;
import dev.meshproof.probe.Answer.Flow;
import dev.meshproof.probe.Answer.Route;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainedTest {
    private static final Subject FIRST = new Subject.Replica(Plans.id(1));
    private static final Vantage SANDBOX = new Vantage.Sandbox(Plans.id(1));
    private static final Vantage HOST = new Vantage.Host();
    private static final Vantage VISITOR = new Vantage.Visitor();
    private static final Flow TO_CONTROL_PLANE = new Flow("198.18.0.1", "tcp", 443, 90);

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase first() {
        return Verdicts.of(plan, lab).of(CONTAINED, FIRST);
    }

    private void hearing(String... sources) {
        lab.answering(
                Asking.from(HOST).and(Asking.what(Question.HostListener.class)), new Answer.Heard(List.of(sources)));
    }

    private void sending(Flow... flows) {
        lab.answering(
                Asking.from(SANDBOX).and(Asking.what(Question.Capture.class)).and(Asking.in(Phase.CLOSING)),
                new Answer.Traffic(412, List.of(flows), 37, List.of("log.tailscale.com")));
    }

    private void routing(Route... routes) {
        lab.answering(
                Asking.from(SANDBOX).and(Asking.what(Question.Routes.class)).and(Asking.in(Phase.QUIET)),
                new Answer.Routes("net:[1]", List.of(routes)));
    }

    @Test
    void is_proven_of_every_replica_and_tells_what_was_attempted() {
        LabPlan mixed = Shops.besideThree();

        assertThat(Verdicts.of(mixed, FakeLab.of(mixed)).of(CONTAINED)).isEqualTo(PROVEN);
        assertThat(new Contained().cases(mixed)).hasSize(5);
        assertThat(first().checks())
                .extracting(check -> check.outcome().seen())
                .contains(
                        "412 packets; not sent for want of a route: 37; unknown names looked up: log.tailscale.com",
                        "on 198.18.0.0/28 alone; 0.0.0.0/0 through 198.18.0.1");
    }

    @Test
    void should_fail_if_a_sandbox_reaches_the_host() {
        lab.answering(
                Asking.from(SANDBOX)
                        .and(Asking.what(Question.ConnectToHost.class))
                        .and(Asking.in(Phase.CLOSING)),
                new Answer.Attempts(List.of(
                        new Attempt("192.0.2.1", 40404, new Answer.TimedOut("192.0.2.1:40404")),
                        new Attempt("172.17.0.1", 40404, new Answer.Reached("172.17.0.1:40404", List.of())))));

        assertThat(first().verdict()).isEqualTo(REFUTED);
        assertThat(first().reason()).endsWith("seen: 172.17.0.1: connected to 172.17.0.1:40404");
    }

    @Test
    void should_fail_if_no_address_of_the_host_is_tried() {
        lab.answering(
                Asking.from(SANDBOX).and(Asking.what(Question.ConnectToHost.class)), new Answer.Attempts(List.of()));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_the_listener_heard_somebody_on_the_sandboxes_network() {
        hearing(FakeActors.VISITOR, "198.18.0.2");

        assertThat(first().verdict()).isEqualTo(REFUTED);
        assertThat(first().reason()).endsWith("seen: heard: 198.18.0.2");
    }

    @Test
    void should_fail_if_a_sandbox_is_on_a_second_network() {
        routing(new Route("198.18.0.0/28", "", "eth0"), new Route("172.17.0.0/16", "", "eth1"));

        assertThat(first().verdict()).isEqualTo(REFUTED);
        assertThat(first().reason()).contains("on 198.18.0.0/28, 172.17.0.0/16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"172.17.0.1", "fe80::1", ""})
    void should_fail_if_a_route_leads_on_from_elsewhere(String gateway) {
        routing(new Route("198.18.0.0/28", "", "eth0"), new Route("::/0", gateway, "eth0"));

        assertThat(first().verdict()).isEqualTo(REFUTED);
    }

    @Test
    void should_fail_if_it_is_on_no_network_at_all() {
        routing(new Route("127.0.0.0/8", "", "lo"));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.9", "169.254.169.254", "2001:db8::1", "198.18.0.16"})
    void should_fail_if_something_was_sent_beyond_its_network(String destination) {
        sending(TO_CONTROL_PLANE, new Flow(destination, "tcp", 443, 4));

        assertThat(first().verdict()).isEqualTo(REFUTED);
        assertThat(first().reason()).contains("4 packets to " + destination + " (tcp 443)");
    }

    @Test
    void what_was_sent_outside_of_all_labs_refutes_without_any_control() {
        sending(new Flow("192.0.2.9", "icmp", 0, 4));
        hearing();

        assertThat(first().verdict()).isEqualTo(REFUTED);
        assertThat(first().reason()).contains("4 packets to 192.0.2.9 (icmp)");
    }

    @Test
    void should_fail_if_the_capture_did_not_see_what_went_to_the_control_plane() {
        sending(new Flow("198.18.0.4", "tcp", 443, 12));
        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);

        sending();
        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_the_capture_ended_before_the_control_plane_was_asked() {
        lab.answering(
                Asking.from(SANDBOX).and(Asking.what(Question.Capture.class)),
                new Answer.Traffic(412, List.of(new Flow("198.18.0.1", "tcp", 443, 90)), 37, List.of()));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(first().reason()).contains("90 of them before");
    }

    @Test
    void should_fail_if_the_control_plane_is_out_of_reach() {
        lab.answering(Asking.get(SANDBOX, new Target.ControlPlane()), new Answer.TimedOut("198.18.0.1:443"));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_the_visitor_does_not_reach_the_listener() {
        lab.answering(
                Asking.from(VISITOR).and(Asking.what(Question.ConnectToHost.class)),
                new Answer.Attempts(
                        List.of(new Attempt("172.17.0.1", 40404, new Answer.TimedOut("172.17.0.1:40404")))));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_the_listener_does_not_hear_the_visitor() {
        hearing("192.0.2.7");

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(first().reason()).contains("a container on an ordinary bridge, and hears it");
    }
}
