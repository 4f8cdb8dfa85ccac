package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.ANSWERS_SIBLINGS;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.NOT_APPLICABLE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan.Exposure;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class AnswersSiblingsTest {
    private static final Vantage WEB = new Vantage.Sandbox(Shops.WEB);
    private static final Vantage ITSELF = new Vantage.Sandbox(Shops.DB);
    private static final Target NAME = new Target.Literal("db");
    private static final Target ADDRESS = new Target.ContainerAddress(Shops.DB);
    private static final Subject FROM_WEB = new Subject.PortOf(new Subject.Pair(Shops.WEB, Shops.DB), "5432");
    private static final Answer REFUSED = new Answer.Refused("198.18.0.7:5432");
    private static final Answer CONNECTED = new Answer.Reached("198.18.0.7:5432", List.of());

    private final LabPlan plan = Shops.plan();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase fromWeb() {
        return Verdicts.of(plan, lab).of(ANSWERS_SIBLINGS, FROM_WEB);
    }

    private static Answer says(int status, String body) {
        return new Answer.Reached("198.18.0.7:5432", List.of(new Answer.Response(status, body, 5, body)));
    }

    @Test
    void is_proven_when_each_answers_the_other_by_its_name() {
        assertThat(Verdicts.of(plan, lab).of(ANSWERS_SIBLINGS)).isEqualTo(PROVEN);
        assertThat(fromWeb().checks().get(0).says())
                .isEqualTo("db:5432 answers as on its own container address, when ready");
        assertThat(FROM_WEB).hasToString("shop/web -> shop/db:5432");
    }

    @Test
    void is_proven_of_a_service_that_takes_connections_and_speaks_no_http() {
        lab.answering(Asking.http(WEB, NAME).or(Asking.http(ITSELF, ADDRESS)), CONNECTED);

        assertThat(fromWeb().verdict()).isEqualTo(PROVEN);
    }

    @Test
    void should_fail_if_the_service_listens_on_its_loopback_only() {
        lab.answering(Asking.http(WEB, NAME).or(Asking.http(ITSELF, ADDRESS)), REFUSED)
                .answering(
                        Asking.sockets(Shops.DB),
                        new Answer.Sockets("net:[1]", List.of(FakeLab.listen("127.0.0.1", 5433))));

        assertThat(fromWeb().verdict()).isEqualTo(REFUTED);
        assertThat(fromWeb().reason())
                .endsWith("198.18.0.7:5432 refused; the container's port 5433 listens on 127.0.0.1 (tcp) only");
    }

    @Test
    void should_fail_if_nothing_listens() {
        lab.answering(Asking.http(WEB, NAME).or(Asking.http(ITSELF, ADDRESS)), REFUSED)
                .answering(Asking.sockets(Shops.DB), new Answer.Sockets("net:[1]", List.of()));

        assertThat(fromWeb().verdict()).isEqualTo(REFUTED);
        assertThat(fromWeb().reason()).endsWith("nothing listens on the container's port 5433");
    }

    @Test
    void should_fail_if_the_name_does_not_resolve_for_one_sibling() {
        lab.answering(Asking.http(WEB, NAME), new Answer.UnknownName("db:5432"));

        assertThat(fromWeb().verdict()).isEqualTo(REFUTED);
        assertThat(fromWeb().reason()).contains("the name in db:5432 does not resolve");
    }

    @Test
    void should_fail_if_something_else_answers_at_the_name() {
        lab.answering(Asking.http(WEB, NAME), says(200, "other"));

        assertThat(fromWeb().verdict()).isEqualTo(REFUTED);
    }

    @Test
    void should_fail_if_it_stops_answering_before_closing() {
        lab.answering(Asking.http(WEB, NAME).and(Asking.in(Phase.CLOSING)), REFUSED);

        assertThat(fromWeb().verdict()).isEqualTo(REFUTED);
    }

    @Test
    void a_body_that_changes_from_one_time_to_the_next_is_compared_by_its_status() {
        Predicate<dev.meshproof.probe.Ask> own = Asking.http(ITSELF, ADDRESS);
        lab.answering(own.and(Asking.in(Phase.QUIET)), says(200, "one"))
                .answering(own.and(Asking.in(Phase.CLOSING)), says(200, "two"))
                .answering(Asking.http(WEB, NAME), says(200, "three"));
        assertThat(fromWeb().verdict()).isEqualTo(PROVEN);

        lab.answering(Asking.http(WEB, NAME), says(500, "three"));
        assertThat(fromWeb().verdict()).isEqualTo(REFUTED);
    }

    @Test
    void should_fail_if_one_of_two_replicas_does_not_answer_although_the_name_does() {
        LabPlan two = Shops.withTwoDbs();
        FakeLab second = FakeLab.of(two)
                .answering(
                        ask -> Asking.http(ask.from(), new Target.ContainerAddress(Shops.SECOND_DB))
                                .test(ask),
                        REFUSED);
        Verdicts verdicts = Verdicts.of(two, second);

        assertThat(Verdicts.of(two, FakeLab.of(two)).of(ANSWERS_SIBLINGS)).isEqualTo(PROVEN);
        assertThat(verdicts.of(ANSWERS_SIBLINGS, FROM_WEB).verdict()).isEqualTo(PROVEN);
        assertThat(verdicts.of(
                                ANSWERS_SIBLINGS,
                                new Subject.PortOf(new Subject.Pair(Shops.WEB, Shops.SECOND_DB), "5432"))
                        .verdict())
                .isEqualTo(REFUTED);
    }

    @Test
    void is_inconclusive_when_any_name_resolves() {
        lab.answering(Asking.connect(WEB, new Target.Literal(Asks.UNKNOWN_SERVICE)), REFUSED);

        assertThat(fromWeb().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_a_closed_port_takes_connections() {
        lab.answering(Asking.connect(WEB, NAME), CONNECTED);

        assertThat(fromWeb().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_the_sandbox_that_asks_reaches_nothing_at_all() {
        lab.answering(Asking.http(WEB, NAME), new Answer.TimedOut("198.18.0.7:5432"))
                .answering(Asking.get(WEB, new Target.ControlPlane()), new Answer.TimedOut("198.18.0.2:443"));

        assertThat(fromWeb().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_the_probe_failed() {
        lab.failing(Asking.http(WEB, NAME));

        assertThat(fromWeb().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void a_udp_port_is_never_proven() {
        LabPlan udp = Shops.of(List.of(
                Shops.web(),
                Shops.replica(
                        Shops.DB,
                        Intent.SIBLINGS,
                        List.of(Shops.port(53, 53, "udp", Exposure.SIBLINGS, List.of())),
                        Optional.of("db"))));
        JudgedCase judged = Verdicts.of(udp, FakeLab.of(udp))
                .of(ANSWERS_SIBLINGS, new Subject.PortOf(new Subject.Pair(Shops.WEB, Shops.DB), "53/udp"));

        assertThat(judged.verdict()).isEqualTo(NOT_APPLICABLE);
        assertThat(judged.reason()).contains("UDP");
    }

    @Test
    void does_not_apply_to_a_service_that_is_alone_or_has_no_name() {
        LabPlan alone = Shops.of(List.of(Shops.db(0)));
        assertThat(Verdicts.of(alone, FakeLab.of(alone)).reason(ANSWERS_SIBLINGS))
                .contains("no other replica in its lease");

        LabPlan nameless =
                Shops.of(List.of(Shops.web(), Shops.replica(Shops.DB, Intent.SIBLINGS, List.of(), Optional.empty())));
        assertThat(Verdicts.of(nameless, FakeLab.of(nameless))
                        .of(ANSWERS_SIBLINGS, new Subject.Replica(Shops.DB))
                        .reason())
                .contains("no port for which its siblings have a name");
    }

    @Test
    void is_not_asked_of_a_service_that_is_meant_to_be_private() {
        LabPlan hidden = Shops.with(r -> Plans.withIntent(r, Intent.PRIVATE));

        assertThat(Verdicts.of(hidden, FakeLab.of(hidden)).of(ANSWERS_SIBLINGS)).isEqualTo(NOT_APPLICABLE);
    }
}
