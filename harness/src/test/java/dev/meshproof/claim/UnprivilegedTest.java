package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.UNPRIVILEGED;
import static dev.meshproof.claim.Verdict.INCONCLUSIVE;
import static dev.meshproof.claim.Verdict.PROVEN;
import static dev.meshproof.claim.Verdict.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Inspection;
import dev.meshproof.probe.Answer.Interface;
import dev.meshproof.probe.Answer.Privileges;
import dev.meshproof.probe.Answer.Process;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnprivilegedTest {
    private static final Vantage INSIDE = new Vantage.Inside(Plans.id(1));
    private static final Vantage SANDBOX = new Vantage.Sandbox(Plans.id(1));
    private static final Vantage NEIGHBOUR = new Vantage.Neighbour("provider-1");
    private static final Subject FIRST = new Subject.Replica(Plans.id(1));
    private static final List<Interface> LO = List.of(new Interface("lo", false));
    private static final Process PLAIN = new Process(1, "sh", 0, 0, 0xa80425fbL, true);

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase first() {
        return Verdicts.of(plan, lab).of(UNPRIVILEGED, FIRST);
    }

    @Test
    void is_proven_of_a_plain_container() {
        assertThat(first().verdict()).isEqualTo(PROVEN);
    }

    static Stream<Inspection> privileged() {
        return Stream.of(
                new Inspection("c", true, List.of(), List.of(), true, Map.of()),
                new Inspection("c", false, List.of("NET_ADMIN"), List.of(), true, Map.of()),
                new Inspection("c", false, List.of(), List.of("/dev/net/tun"), true, Map.of()),
                new Inspection("c", false, List.of(), List.of(), false, Map.of()),
                new Inspection("c", false, List.of(), List.of(), true, Map.of("8000/tcp", "0.0.0.0:32768")));
    }

    @ParameterizedTest
    @MethodSource("privileged")
    void anything_more_at_the_start_refutes(Inspection inspection) {
        lab.answering(Asking.inspect(INSIDE), inspection);

        assertThat(first().verdict()).isEqualTo(REFUTED);
    }

    @Test
    void a_port_published_by_the_sandbox_refutes() {
        lab.answering(
                Asking.inspect(SANDBOX),
                new Inspection("c", false, List.of(), List.of(), false, Map.of("8000/tcp", "0.0.0.0:32768")));

        assertThat(first().reason()).contains("port 8000/tcp published at 0.0.0.0:32768");
    }

    static Stream<Privileges> elevated() {
        return Stream.of(
                new Privileges(List.of(new Interface("lo", false), new Interface("tailscale0", true)), List.of(PLAIN)),
                new Privileges(LO, List.of(PLAIN, new Process(7, "tailscaled", 1L << 12, 0, 0, true))),
                new Privileges(LO, List.of(PLAIN, new Process(7, "tailscaled", 0, 1L << 12, 0, true))),
                new Privileges(LO, List.of(PLAIN, new Process(7, "tailscaled", 0, 0, 0x1ffffffffffL, true))),
                new Privileges(LO, List.of(PLAIN, new Process(7, "sudo", 0, 0, 0, false))));
    }

    @ParameterizedTest
    @MethodSource("elevated")
    void a_tun_a_capability_or_a_way_to_gain_one_refutes(Privileges privileges) {
        lab.answering(Asking.privileges(INSIDE), privileges);

        assertThat(first().verdict()).isEqualTo(REFUTED);
    }

    @Test
    void is_inconclusive_when_no_process_or_no_interface_was_seen() {
        lab.answering(Asking.privileges(INSIDE), new Privileges(LO, List.of()));
        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);

        lab.answering(Asking.privileges(INSIDE), new Privileges(List.of(), List.of(PLAIN)));
        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_the_helper_is_not_flagged() {
        lab.answering(Asking.inspect(NEIGHBOUR), new Inspection("n", false, List.of(), List.of(), false, Map.of()));
        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(first().reason()).contains("nothing was flagged");
    }

    @Test
    void is_inconclusive_when_the_helpers_processes_are_not_flagged() {
        lab.answering(Asking.privileges(NEIGHBOUR), new Privileges(LO, List.of(PLAIN)));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_the_engine_could_not_be_asked() {
        lab.answering(Asking.inspect(INSIDE), new Answer.ProbeFailed("no such container"));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_claimed_of_every_replica_whatever_it_is_meant_to_be() {
        LabPlan shop = Shops.plan();
        FakeLab privileged = FakeLab.of(shop)
                .answering(
                        Asking.inspect(new Vantage.Inside(Shops.WEB)),
                        new Inspection("c", true, List.of(), List.of(), true, Map.of()));
        Verdicts verdicts = Verdicts.of(shop, privileged);

        assertThat(verdicts.of(UNPRIVILEGED, new Subject.Replica(Shops.WEB)).verdict())
                .isEqualTo(REFUTED);
        assertThat(verdicts.of(UNPRIVILEGED, new Subject.Replica(Shops.DB)).verdict())
                .isEqualTo(PROVEN);
    }
}
