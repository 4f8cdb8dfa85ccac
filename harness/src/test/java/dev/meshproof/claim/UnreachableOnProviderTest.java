package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.UNREACHABLE_ON_PROVIDER;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.OpenPort;
import dev.meshproof.probe.Answer.OpenPort.Owner;
import dev.meshproof.probe.Answer.OpenPort.Then;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class UnreachableOnProviderTest {
    private static final Subject FIRST = new Subject.Replica(Plans.id(1));
    private static final Target CONTAINER = new Target.ContainerAddress(Plans.id(1));
    private static final Vantage OWN = new Vantage.Neighbour("provider-1");
    private static final Answer REACHED = new Answer.Reached("198.18.0.2:8000", List.of());

    private static JudgedCase first(LabPlan plan, FakeLab lab) {
        return Verdicts.of(plan, lab).of(UNREACHABLE_ON_PROVIDER, FIRST);
    }

    private static JudgedCase found(LabPlan plan, OpenPort open) {
        return first(plan, FakeLab.of(plan).changing(Asking.scan(Plans.id(1)), scan -> FakeActors.with(scan, open)));
    }

    private static JudgedCase found(OpenPort open) {
        return found(Plans.three(), open);
    }

    private static Predicate<Ask> datagram(Phase phase) {
        return Asking.from(OWN).and(Asking.what(Question.Datagram.class)).and(Asking.in(phase));
    }

    @Test
    void is_proven_where_the_scan_finds_what_is_accounted_for() {
        JudgedCase first = first(Plans.three(), FakeLab.of(Plans.three()));

        assertThat(first.verdict()).isEqualTo(PROVEN);
        assertThat(first.checks().get(0).outcome().seen())
                .isEqualTo("65535 ports tried at 198.18.0.2, open: 8000 (the canary), 1055 (the canary),"
                        + " 35712 (tailscaled's PeerAPI, it reset the connection)");
    }

    @Test
    void should_fail_if_the_neighbour_connects_to_an_exposed_port() {
        LabPlan plan = Plans.three();
        FakeLab lab = FakeLab.of(plan).answering(Asking.connect(OWN, CONTAINER).and(Asking.in(Phase.CLOSING)), REACHED);

        assertThat(first(plan, lab).verdict()).isEqualTo(REFUTED);
        assertThat(first(plan, lab).reason()).contains("the neighbour on provider-1 cannot connect", "before closing");
    }

    @Test
    void should_fail_if_another_port_is_open() {
        JudgedCase first = found(new OpenPort(9000, Owner.OTHER, Then.ANSWERED, "SSH-2.0-dropbear\r\n"));

        assertThat(first.verdict()).isEqualTo(REFUTED);
        assertThat(first.reason()).endsWith("seen: 9000 (it answered: SSH-2.0-dropbear)");
    }

    @Test
    void should_fail_if_the_service_itself_is_open() {
        assertThat(found(new OpenPort(8000, Owner.OTHER, Then.SILENT, "")).verdict())
                .isEqualTo(REFUTED);
    }

    @Test
    void should_fail_if_the_peer_api_answers_whoever_is_no_peer() {
        assertThat(found(new OpenPort(35_712, Owner.PEER_API, Then.ANSWERED, "HTTP/1.1 200 OK"))
                        .verdict())
                .isEqualTo(REFUTED);
        assertThat(found(new OpenPort(35_712, Owner.PEER_API, Then.CLOSED, "")).verdict())
                .isEqualTo(PROVEN);
    }

    @Test
    void should_fail_if_the_peer_api_keeps_the_connection() {
        assertThat(found(new OpenPort(35_712, Owner.PEER_API, Then.SILENT, "")).verdict())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void leaves_the_proxies_of_who_is_to_have_them_private_to_another_claim() {
        OpenPort proxy = new OpenPort(1055, Owner.PROXY, Then.CLOSED, "");
        LabPlan open = Plans.of(1, r -> Plans.withIntent(r, Intent.NO_TAILNET));

        assertThat(found(proxy).verdict()).isEqualTo(PROVEN);
        assertThat(found(open, proxy).verdict()).isEqualTo(REFUTED);
    }

    @Test
    void should_fail_if_the_scan_is_not_complete() {
        LabPlan plan = Plans.three();
        for (int silent : List.of(0, 3)) {
            FakeLab lab = FakeLab.of(plan).changing(Asking.scan(Plans.id(1)), answer -> {
                Answer.Scan scan = (Answer.Scan) answer;
                return new Answer.Scan(scan.at(), silent == 0 ? 60_000 : 65_535, silent, scan.open());
            });

            assertThat(first(plan, lab).verdict()).isEqualTo(INCONCLUSIVE);
        }
    }

    @Test
    void should_fail_if_an_incomplete_scan_finds_a_stray_port_all_the_same() {
        LabPlan plan = Plans.three();
        FakeLab lab = FakeLab.of(plan)
                .answering(
                        Asking.scan(Plans.id(1)),
                        new Answer.Scan(
                                "198.18.0.2", 9_001, 1, List.of(new OpenPort(9000, Owner.OTHER, Then.RESET, ""))));

        assertThat(first(plan, lab).verdict()).isEqualTo(REFUTED);
    }

    @Test
    void should_fail_if_the_scan_misses_the_canary() {
        LabPlan plan = Plans.three();
        FakeLab lab = FakeLab.of(plan)
                .answering(Asking.scan(Plans.id(1)), new Answer.Scan("198.18.0.2", 65_535, 0, List.of()));

        assertThat(first(plan, lab).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(first(plan, lab).reason()).endsWith("nothing at port 8000");
    }

    @Test
    void should_fail_if_the_neighbour_does_not_hear_the_canary() {
        LabPlan plan = Plans.three();
        FakeLab lab = FakeLab.of(plan)
                .answering(
                        Asking.connect(OWN, CONTAINER).and(Asking.in(Phase.CANARY)),
                        new Answer.TimedOut("198.18.0.2:8000"));

        assertThat(first(plan, lab).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_fail_if_a_datagram_is_answered() {
        LabPlan plan = Plans.withEverything();
        FakeLab lab = FakeLab.of(plan).answering(datagram(Phase.QUIET), REACHED);

        assertThat(first(plan, lab).verdict()).isEqualTo(REFUTED);
        assertThat(first(plan, lab).reason()).contains("gets no answer from", "UDP port 5353");
    }

    @Test
    void should_fail_if_nothing_refuses_a_datagram() {
        LabPlan plan = Plans.withEverything();
        FakeLab lab = FakeLab.of(plan).answering(datagram(Phase.QUIET), new Answer.TimedOut("198.18.0.2:5353"));

        assertThat(first(plan, lab).verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(first(plan, lab).reason()).endsWith("nothing refused the datagram either");
    }

    @Test
    void should_fail_if_the_canary_does_not_answer_a_datagram() {
        LabPlan plan = Plans.withEverything();
        FakeLab lab = FakeLab.of(plan).answering(datagram(Phase.CANARY), new Answer.TimedOut("198.18.0.2:5353"));

        assertThat(first(plan, lab).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void a_replica_that_exposes_nothing_is_scanned_all_the_same() {
        LabPlan plan = Plans.of(1, r -> Plans.withPorts(r, List.of()));
        FakeLab astray = FakeLab.of(plan)
                .answering(Asking.scan(Plans.id(1)), new Answer.Scan("198.18.0.2", 65_535, 65_535, List.of()));

        assertThat(first(plan, FakeLab.of(plan)).verdict()).isEqualTo(PROVEN);
        assertThat(found(plan, new OpenPort(9000, Owner.OTHER, Then.CLOSED, "")).verdict())
                .isEqualTo(REFUTED);
        assertThat(first(plan, astray).verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void what_siblings_or_everybody_are_offered_is_accounted_for_and_nothing_else() {
        LabPlan shop = Shops.plan();
        FakeLab open =
                FakeLab.of(shop).changing(Asking.scan(Shops.WEB), scan -> FakeActors.with(scan, 9229, Owner.OTHER));

        assertThat(Verdicts.of(shop, FakeLab.of(shop)).of(UNREACHABLE_ON_PROVIDER))
                .isEqualTo(PROVEN);
        assertThat(Verdicts.of(shop, open)
                        .of(UNREACHABLE_ON_PROVIDER, new Subject.Replica(Shops.WEB))
                        .reason())
                .contains("9229");
    }
}
