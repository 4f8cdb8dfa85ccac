package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.ANSWERS_THROUGH_INGRESS;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.ReplicaPlan.Exposure;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class AnswersThroughIngressTest {
    private static final Vantage INGRESS = new Vantage.Ingress("provider-1");
    private static final Vantage ITSELF = new Vantage.Sandbox(Shops.WEB);
    private static final Target ADDRESS = new Target.ContainerAddress(Shops.WEB);
    private static final Target NODE_PORTS = new Target.Ingress("provider-1");
    private static final Predicate<Ask> BY_HOST = Asking.from(INGRESS)
            .and(ask -> ask.what() instanceof Question.HttpForHost http
                    && http.host().equals(Shops.HOST));
    private static final Predicate<Ask> BY_UNKNOWN_HOST = Asking.from(INGRESS)
            .and(ask -> ask.what() instanceof Question.HttpForHost http
                    && http.host().equals(Asks.UNKNOWN_NAME));
    private static final Predicate<Ask> BY_ANY_HOST =
            Asking.http(INGRESS, new Target.Loopback()).and(BY_UNKNOWN_HOST.negate());
    private static final Subject HTTP = new Subject.PortOf(new Subject.Replica(Shops.WEB), "80");
    private static final Subject NODE_PORT = new Subject.PortOf(new Subject.Replica(Shops.WEB), "9443");
    private static final Answer REFUSED = new Answer.Refused("198.18.0.6:8080");

    private final LabPlan plan = Shops.plan();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase of(Subject subject) {
        return Verdicts.of(plan, lab).of(ANSWERS_THROUGH_INGRESS, subject);
    }

    private static Answer says(int status, String body) {
        return new Answer.Reached("127.0.0.1:80", List.of(new Answer.Response(status, body, 5, body)));
    }

    @Test
    void is_proven_by_every_host_name_and_at_the_node_port() {
        assertThat(of(HTTP).verdict()).isEqualTo(PROVEN);
        assertThat(of(NODE_PORT).verdict()).isEqualTo(PROVEN);
        assertThat(of(HTTP).checks()).hasSize(4);
        assertThat(of(HTTP).checks().get(2).says())
                .isEqualTo("by the host name shop.example.com the ingress answers as the service itself, when ready");
    }

    @Test
    void should_fail_if_the_ingress_gets_no_answer_from_the_service() {
        lab.answering(BY_ANY_HOST, says(502, "bad gateway"))
                .answering(Asking.http(ITSELF, ADDRESS), REFUSED)
                .answering(Asking.http(INGRESS, NODE_PORTS), REFUSED);

        assertThat(of(HTTP).verdict()).isEqualTo(REFUTED);
        assertThat(of(HTTP).reason()).contains("the ingress itself reports that it got no answer", "port 8080");
        assertThat(of(NODE_PORT).verdict()).isEqualTo(REFUTED);
    }

    @Test
    void should_fail_if_the_ingress_does_not_know_the_host() {
        lab.answering(BY_ANY_HOST.or(BY_UNKNOWN_HOST), says(404, "not found"));

        assertThat(of(HTTP).verdict()).isEqualTo(REFUTED);
        assertThat(of(HTTP).reason()).contains("knows no such host");
    }

    @Test
    void should_fail_if_another_service_answers_by_the_host_name() {
        lab.answering(BY_HOST, says(200, "other"));

        assertThat(of(HTTP).verdict()).isEqualTo(REFUTED);
        assertThat(of(NODE_PORT).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void should_fail_if_the_node_port_is_refused() {
        lab.answering(Asking.http(INGRESS, NODE_PORTS), REFUSED);

        assertThat(of(NODE_PORT).verdict()).isEqualTo(REFUTED);
        assertThat(of(HTTP).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void a_502_that_the_service_says_itself_is_its_answer() {
        lab.answering(BY_ANY_HOST.or(Asking.http(ITSELF, ADDRESS)), says(502, "mine"));

        assertThat(of(HTTP).verdict()).isEqualTo(PROVEN);
    }

    @Test
    void should_fail_if_one_of_two_replicas_does_not_answer_although_the_door_does() {
        ReplicaId second = new ReplicaId("shop", "web", 1);
        ReplicaPlan web = Shops.web();
        LabPlan two = Shops.of(List.of(web, Shops.replica(second, Intent.PUBLIC, web.ports(), Optional.of("web"))));
        FakeLab fake = FakeLab.of(two);
        assertThat(Verdicts.of(two, fake).of(ANSWERS_THROUGH_INGRESS)).isEqualTo(PROVEN);

        fake.answering(Asking.http(INGRESS, new Target.ContainerAddress(second)), REFUSED);
        assertThat(Verdicts.of(two, fake)
                        .of(ANSWERS_THROUGH_INGRESS, new Subject.PortOf(new Subject.Replica(second), "80"))
                        .verdict())
                .isEqualTo(REFUTED);
        assertThat(Verdicts.of(two, fake).of(ANSWERS_THROUGH_INGRESS, HTTP).verdict())
                .isEqualTo(PROVEN);
    }

    @Test
    void is_inconclusive_when_the_ingress_answers_unknown_hosts_as_well() {
        lab.answering(BY_UNKNOWN_HOST, says(200, "welcome"));

        assertThat(of(HTTP).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_a_closed_node_port_takes_connections() {
        lab.answering(Asking.connect(INGRESS, NODE_PORTS), new Answer.Reached("198.18.0.14:30000", List.of()));

        assertThat(of(NODE_PORT).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_the_ingress_reaches_nothing_at_all() {
        lab.answering(BY_HOST, says(504, "timed out"))
                .answering(Asking.http(INGRESS, NODE_PORTS), new Answer.TimedOut("198.18.0.14:31000"))
                .answering(Asking.get(INGRESS, new Target.ControlPlane()), new Answer.NoRoute("198.18.0.2:443"));

        assertThat(of(HTTP).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(of(NODE_PORT).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_there_is_no_ingress_to_ask_from() {
        lab.failing(Asking.from(INGRESS));

        assertThat(of(HTTP).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void a_udp_port_is_never_proven() {
        LabPlan udp = Shops.of(List.of(Shops.replica(
                Shops.WEB,
                Intent.PUBLIC,
                List.of(Shops.port(53, 53, "udp", Exposure.NODE_PORT, List.of())),
                Optional.empty())));

        assertThat(Verdicts.of(udp, FakeLab.of(udp)).of(ANSWERS_THROUGH_INGRESS))
                .isEqualTo(NOT_APPLICABLE);
        assertThat(Verdicts.of(udp, FakeLab.of(udp)).reason(ANSWERS_THROUGH_INGRESS))
                .contains("shop/web:53/udp", "UDP");
    }

    @Test
    void applies_to_public_services_alone() {
        LabPlan hidden = Shops.with(r -> Plans.withIntent(r, Intent.NO_TAILNET));

        assertThat(Verdicts.of(hidden, FakeLab.of(hidden)).reason(ANSWERS_THROUGH_INGRESS))
                .isEqualTo("the plan has nothing that it applies to");
    }

    @Test
    void a_service_that_is_called_public_and_exposes_nothing_to_everybody_says_so() {
        LabPlan inner = Shops.of(List.of(Plans.withIntent(Shops.db(0), Intent.PUBLIC)));

        assertThat(Verdicts.of(inner, FakeLab.of(inner)).reason(ANSWERS_THROUGH_INGRESS))
                .contains("exposes no port to everybody");
    }
}
