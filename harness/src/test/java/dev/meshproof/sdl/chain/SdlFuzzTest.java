package dev.meshproof.sdl.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.cli.bench.SdlMutations;
import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Judgement;
import dev.meshproof.sdl.yaml.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whatever is thrown at it, the judge answers, soon and with places. The benchmark does the same with 100,000 documents. */
class SdlFuzzTest {
    private static final int DOCUMENTS = 3_000;
    private static final Duration WORST = Duration.ofSeconds(1);

    @Test
    void answersWhateverItIsAsked() {
        SdlMutations mutations = new SdlMutations(20_260_101);
        int accepted = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String document = mutations.next();
            long start = System.nanoTime();
            Judgement judgement = ChainJudge.judge(new Source("fuzz.yaml", document.getBytes(StandardCharsets.UTF_8)));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(document).isLessThan(WORST);
            assertThat(judgement.diagnostics()).as(document).allSatisfy(SdlFuzzTest::isComplete);
            assertThat(judgement.accepted() && judgement.sdl().isEmpty())
                    .as(document)
                    .isFalse();
            accepted += judgement.accepted() ? 1 : 0;
        }
        assertThat(accepted).isBetween(DOCUMENTS / 20, DOCUMENTS / 2);
    }

    private static void isComplete(Diagnostic diagnostic) {
        assertThat(diagnostic.at().line()).isPositive();
        assertThat(diagnostic.at().column()).isPositive();
        assertThat(diagnostic.length()).isPositive();
        assertThat(diagnostic.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(diagnostic.message()).isNotBlank();
        assertThat(diagnostic.hint()).isNotBlank();
    }

    @Test
    void isTheSameForTheSameSeed() {
        SdlMutations one = new SdlMutations(7);
        SdlMutations other = new SdlMutations(7);

        for (int i = 0; i < 50; i++) {
            assertThat(one.next()).isEqualTo(other.next());
        }
    }

    @Test
    void bendsDocumentsThatAreValid() {
        assertThat(SdlMutations.seeds())
                .isNotEmpty()
                .allSatisfy(seed -> assertThat(
                                ChainJudge.judge(new Source("seed.yaml", seed.getBytes(StandardCharsets.UTF_8)))
                                        .diagnostics())
                        .isEmpty());
    }
}
