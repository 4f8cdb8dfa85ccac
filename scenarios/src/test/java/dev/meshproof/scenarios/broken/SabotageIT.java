package dev.meshproof.scenarios.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Judgement;
import dev.meshproof.claim.Verdict;
import dev.meshproof.verify.LabRun;
import dev.meshproof.verify.Sabotage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the harness can no longer see it does not prove: one good lab, examined with one path broken at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SabotageIT {
    private static final Sabotages DATA = Sabotages.read();

    private final Matrix matrix = new Matrix("Sabotages");
    private LabRun run;

    static Stream<Sabotages.Named> sabotages() {
        return DATA.chosen(System.getProperty("sabotages", "verify")).stream();
    }

    @BeforeAll
    void start(@TempDir Path sdls) throws IOException {
        run = new MutantLab("sabotages", DATA.good(), DATA.base(), sdls).start();
        run.observe();
    }

    @Test
    @Order(1)
    void unbrokenItIsProven(@TempDir Path evidence) throws IOException {
        examine("(unbroken)", Sabotage.NONE, DATA.unbroken(), evidence);
    }

    @ParameterizedTest
    @Order(2)
    @MethodSource("sabotages")
    void whatIsBrokenProvesNothing(Sabotages.Named named, @TempDir Path evidence) throws IOException {
        try (Applied sabotage = new Applied(named.broken(), run.lab())) {
            examine(named.name(), sabotage, named.broken().expected(DATA.unbroken()), evidence);
            assertThat(sabotage.applied()).as("the path was broken").isTrue();
        }
    }

    @Test
    @Order(3)
    void mendedItIsProven(@TempDir Path evidence) throws IOException {
        examine("(mended)", Sabotage.NONE, DATA.unbroken(), evidence);
    }

    private void examine(String name, Sabotage sabotage, Map<ClaimId, Verdict> expected, Path evidence)
            throws IOException {
        long begin = System.nanoTime();
        List<Judgement> judged = run.examine(evidence.resolve("evidence.jsonl"), sabotage);
        Map<ClaimId, Verdict> seen = Matrix.verdicts(judged, Judgement::id, Judgement::verdict);
        matrix.put(name, expected, seen, Duration.ofNanos(System.nanoTime() - begin));
        SoftAssertions soft = new SoftAssertions();
        judged.forEach(claim -> soft.assertThat(claim.verdict())
                .as("%s: %s", claim.id(), claim.reason())
                .isEqualTo(expected.get(claim.id())));
        soft.assertThat(seen.keySet()).isEqualTo(expected.keySet());
        soft.assertAll();
    }

    @AfterAll
    void takeDown() throws IOException {
        matrix.publish(Path.of("target", "sabotages.md"));
        run.close();
    }
}
