package dev.meshproof.scenarios.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import dev.meshproof.cli.ExitCode;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mutant turns the claims that it breaks, and no other; the diagnosis names what was changed. */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutantsIT {
    private final Matrix matrix = new Matrix("Mutants");

    static Stream<Mutants.Named> mutants() {
        return Mutants.chosen(System.getProperty("mutants", "verify")).stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void turnsItsClaimsAndNoOther(Mutants.Named named, @TempDir Path folder) throws Exception {
        Mutant mutant = named.mutant();
        Map<ClaimId, Verdict> expected = mutant.expected(named.base());
        matrix.put(named.name(), expected, Map.of(), Duration.ZERO);

        MutantLab.Ran ran = MutantLab.of(named, folder).verify();

        RunResult result = ran.result();
        Map<ClaimId, Verdict> seen =
                Matrix.verdicts(result.claims(), claim -> DataFiles.claim(claim.id()), ClaimResult::verdict);
        matrix.put(named.name(), expected, seen, Duration.ofMillis(result.durationMillis()));
        SoftAssertions soft = new SoftAssertions();
        soft.assertThat(seen.keySet()).as("claims judged").isEqualTo(expected.keySet());
        soft.assertThat(ExitCode.of(result.verdict()))
                .as("exit code")
                .isEqualTo(mutant.expect().exit());
        result.claims().forEach(claim -> check(claim, expected, mutant, soft));
        mutant.expect()
                .within()
                .ifPresent(seconds -> soft.assertThat(result.durationMillis())
                        .as("duration in ms")
                        .isLessThan(seconds * 1000));
        mutant.expect()
                .notices()
                .ifPresent(notice ->
                        soft.assertThat(String.join("\n", result.notices())).containsPattern(notice));
        mutant.expect()
                .log()
                .ifPresent(log -> mutant.expect()
                        .about()
                        .orElseThrow()
                        .forEach(replica -> soft.assertThat(String.join(
                                        "\n", result.replica(replica).log().lastLines()))
                                .as("log of %s", replica)
                                .containsPattern(log)));
        if (Diagnoses.areGiven()) {
            result.claims().stream()
                    .filter(claim -> claim.verdict() == Verdict.REFUTED)
                    .forEach(claim -> soft.assertThat(ran.diagnoses().of(claim.id()))
                            .as("diagnoses of %s", claim.id())
                            .allSatisfy(text -> assertThat(text)
                                    .containsPattern(mutant.diagnosis(DataFiles.claim(claim.id()))
                                            .orElse("nothing is to be refuted"))));
        }
        soft.assertAll();
    }

    private static void check(ClaimResult claim, Map<ClaimId, Verdict> expected, Mutant mutant, SoftAssertions soft) {
        soft.assertThat(claim.verdict())
                .as("%s: %s", claim.id(), claim.reason())
                .isEqualTo(expected.get(DataFiles.claim(claim.id())));
        Optional.ofNullable(mutant.expect().says().orElse(Map.of()).get(DataFiles.claim(claim.id())))
                .ifPresent(says -> soft.assertThat(claim.cases())
                        .as("%s says", claim.id())
                        .extracting(CaseResult::reason)
                        .anyMatch(
                                reason -> Pattern.compile(says).matcher(reason).find()));
        for (CaseResult each : claim.cases()) {
            if (each.verdict() == Verdict.REFUTED) {
                soft.assertThat(each.replicas())
                        .as("%s is refuted for %s: %s", claim.id(), each.subject(), each.reason())
                        .containsAnyElementsOf(mutant.expect().about().orElse(List.of()));
            }
        }
    }

    @AfterAll
    void publishMatrix() throws IOException {
        matrix.publish(Path.of("target", "mutants.md"));
    }
}
