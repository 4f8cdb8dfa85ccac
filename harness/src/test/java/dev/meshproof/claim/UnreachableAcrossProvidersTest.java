package dev.meshproof.claim;

import static dev.meshproof.claim.ClaimId.UNREACHABLE_ACROSS_PROVIDERS;
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
import java.util.List;
import org.junit.jupiter.api.Test;

class UnreachableAcrossProvidersTest {
    private static final Subject FIRST = new Subject.Replica(Plans.id(1));
    private static final Target CONTAINER = new Target.ContainerAddress(Plans.id(1));
    private static final Vantage OWN = new Vantage.Neighbour("provider-1");
    private static final Vantage FOREIGN = new Vantage.Neighbour("provider-2");
    private static final Vantage FOREIGN_SANDBOX = new Vantage.Sandbox(Plans.id(3));
    private static final Subject DB = new Subject.Replica(Shops.DB);
    private static final Answer REACHED = new Answer.Reached("198.18.0.2:8000", List.of());

    private final LabPlan plan = Plans.three();
    private final FakeLab lab = FakeLab.of(plan);

    private JudgedCase first() {
        return Verdicts.of(plan, lab).of(UNREACHABLE_ACROSS_PROVIDERS, FIRST);
    }

    @Test
    void is_proven_when_no_other_provider_gets_through() {
        assertThat(first().verdict()).isEqualTo(PROVEN);
        assertThat(first().controls().get(0).outcome().seen())
                .isEqualTo("before: 198.18.0.2:8000 refused; with it: connected to 198.18.0.2:8000; after:"
                        + " 198.18.0.2:8000 refused");
    }

    @Test
    void a_foreign_neighbour_that_hears_only_the_canary_refutes_too() {
        lab.answering(Asking.connect(FOREIGN, CONTAINER).and(Asking.in(Phase.CANARY)), REACHED);

        assertThat(first().verdict()).isEqualTo(REFUTED);
        assertThat(first().reason()).contains("the neighbour on provider-2 cannot connect", "while the canary listens");
    }

    @Test
    void a_foreign_replica_that_reaches_the_100_address_without_the_proxy_refutes() {
        lab.answering(Asking.connect(FOREIGN_SANDBOX, new Target.TailnetAddress(Plans.id(1))), REACHED);

        assertThat(first().verdict()).isEqualTo(REFUTED);
    }

    @Test
    void presence_refutes_even_with_a_deaf_control_and_a_failed_probe() {
        lab.answering(Asking.connect(FOREIGN_SANDBOX, CONTAINER).and(Asking.in(Phase.CLOSING)), REACHED)
                .failing(Asking.connect(FOREIGN, CONTAINER))
                .answering(Asking.connect(OWN, CONTAINER), new Answer.TimedOut("198.18.0.2:8000"));

        assertThat(first().verdict()).isEqualTo(REFUTED);
    }

    @Test
    void is_inconclusive_when_the_own_neighbour_does_not_hear_the_canary() {
        lab.answering(Asking.connect(OWN, CONTAINER), new Answer.TimedOut("198.18.0.2:8000"));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void is_inconclusive_when_a_probe_failed() {
        lab.failing(Asking.connect(FOREIGN, CONTAINER).and(Asking.in(Phase.QUIET)));

        assertThat(first().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void does_not_apply_with_one_provider() {
        LabPlan alone = Plans.of(1, r -> r);

        assertThat(Verdicts.of(alone, FakeLab.of(alone)).reason(UNREACHABLE_ACROSS_PROVIDERS))
                .contains("no other provider than provider-1");
        assertThat(Verdicts.of(alone, FakeLab.of(alone)).of(UNREACHABLE_ACROSS_PROVIDERS))
                .isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void is_about_every_replica_that_is_not_public() {
        LabPlan mixed = Shops.besideThree();
        Verdicts verdicts = Verdicts.of(mixed, FakeLab.of(mixed));

        assertThat(verdicts.of(UNREACHABLE_ACROSS_PROVIDERS)).isEqualTo(PROVEN);
        assertThat(verdicts.of(UNREACHABLE_ACROSS_PROVIDERS, DB).verdict()).isEqualTo(PROVEN);
        assertThat(new UnreachableAcrossProviders().cases(mixed))
                .extracting(Case::subject)
                .contains(DB)
                .doesNotContain(new Subject.Replica(Shops.WEB));
    }

    @Test
    void should_fail_if_another_provider_reaches_a_service_that_is_for_its_siblings() {
        LabPlan mixed = Shops.besideThree();
        FakeLab open =
                FakeLab.of(mixed).answering(Asking.connect(FOREIGN, new Target.ContainerAddress(Shops.DB)), REACHED);

        assertThat(Verdicts.of(mixed, open).of(UNREACHABLE_ACROSS_PROVIDERS, DB).verdict())
                .isEqualTo(REFUTED);
    }

    @Test
    void a_service_that_is_for_its_siblings_has_no_tailnet_address_to_try() {
        assertThat(Catalogue.asks(Shops.besideThree(), Catalogue.claims()).values().stream()
                        .flatMap(v -> v.values().stream())
                        .flatMap(List::stream))
                .noneMatch(ask -> ask.what() instanceof Question.Connect connect
                        && connect.to().equals(new Target.TailnetAddress(Shops.DB)));
    }
}
