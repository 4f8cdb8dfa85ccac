package dev.meshproof.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CatalogueTest {
    private final LabPlan plan = Shops.besideThree();

    @Test
    void has_every_claim_once() {
        assertThat(Catalogue.claims()).extracting(Claim::id).containsExactly(ClaimId.values());
    }

    @TestFactory
    Stream<DynamicTest> every_case_has_a_check_and_a_control() {
        return Catalogue.claims().stream()
                .map(claim -> DynamicTest.dynamicTest(
                        claim.id().toString(),
                        () -> assertThat(claim.cases(plan))
                                .isNotEmpty()
                                .allSatisfy(c -> assertThat(c.inapplicable()).isEmpty())
                                .allSatisfy(c -> assertThat(c.checks()).isNotEmpty())
                                .allSatisfy(c -> assertThat(c.controls()).isNotEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> every_claim_is_asked_when_ready_and_before_closing() {
        return Catalogue.claims().stream()
                // Before closing the outsider has been admitted already, by the harness itself.
                .filter(claim -> claim.id() != ClaimId.OUTSIDER_DENIED)
                .map(claim -> DynamicTest.dynamicTest(
                        claim.id().toString(),
                        () -> assertThat(Catalogue.asks(plan, List.of(claim)))
                                .containsKeys(Phase.QUIET, Phase.CLOSING)));
    }

    @Test
    void equal_asks_are_put_once_and_sorted_by_phase() {
        Map<Phase, Map<Vantage, List<Ask>>> asks = Catalogue.asks(plan, Catalogue.claims());

        assertThat(asks.keySet()).containsExactly(Phase.values());
        assertThat(asks.values().stream().flatMap(v -> v.values().stream()).flatMap(List::stream))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(100);
        assertThat(asks.getOrDefault(Phase.QUIET, Map.of()).get(new Vantage.ControlPlane()))
                .hasSize(1);
    }

    @Test
    void a_connect_that_must_stay_silent_takes_at_most_two_seconds() {
        assertThat(Catalogue.asks(plan, Catalogue.claims()).values().stream()
                        .flatMap(v -> v.values().stream())
                        .flatMap(List::stream)
                        // While the canary listens there is somebody to be heard, and no reason to give up early.
                        .filter(a -> a.phase() != Phase.CANARY)
                        .filter(a -> a.what() instanceof Question.Connect connect
                                && (connect.to() instanceof Target.ContainerAddress
                                        || connect.to() instanceof Target.TailnetAddress)))
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.limit()).isLessThanOrEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void is_what_docs_claims_md_says() throws IOException {
        List<List<String>> rows = Files.readAllLines(Path.of("../docs/claims.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Catalogue.claims().stream()
                        .map(c -> List.of(
                                "`" + c.id() + "`",
                                c.wording().statement(),
                                c.wording().evidence(),
                                c.wording().control()))
                        .toList());
    }
}
