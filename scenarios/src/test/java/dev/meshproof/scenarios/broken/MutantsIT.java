package dev.meshproof.scenarios.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import dev.meshproof.cli.ExitCode;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    private static final Path MATRIX = Path.of("target", "mutants.md");

    private final Map<String, Base> bases = Mutants.bases();
    private final Matrix matrix = new Matrix();

    static Stream<Mutant> mutants() {
        return Mutants.chosen(System.getProperty("mutants", "verify")).stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void turnsItsClaimsAndNoOther(Mutant mutant, @TempDir Path folder) throws Exception {
        Base base = bases.get(mutant.base());
        matrix.begin(mutant, base);
        RunResult result = new MutantLab(mutant, base, folder).verify();
        matrix.end(mutant, base, result);
        SoftAssertions soft = new SoftAssertions();
        soft.assertThat(ExitCode.of(result.verdict())).as("exit code").isEqualTo(mutant.expect().exit());
        soft.assertThat(result.claims()).as("claims").hasSameSizeAs(ClaimId.values());
        for (ClaimResult claim : result.claims()) {
            soft.assertThat(claim.verdict())
                    .as(claim.id() + ": " + claim.reason())
                    .isEqualTo(mutant.expected(base, Mutants.claim(claim.id())));
            for (CaseResult each : claim.cases()) {
                if (each.verdict() == Verdict.REFUTED) {
                    soft.assertThat(each.replicas())
                            .as(claim.id() + " is refuted for " + each.subject() + ": " + each.reason())
                            .containsAnyElementsOf(mutant.expect().about().orElse(List.of()));
                }
            }
        }
        soft.assertAll();
    }

    @AfterAll
    void printMatrix() throws IOException {
        String table = matrix.markdown();
        System.out.println(table);
        Files.writeString(MATRIX, table);
    }
}
