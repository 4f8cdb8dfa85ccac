package dev.meshproof.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Judge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds docs/lint.md to what lint does. */
class LintDocumentTest {
    private final LintDocument document;

    LintDocumentTest() throws IOException {
        document = LintDocument.read();
    }

    private static LintResult lint(String text) {
        return Linter.lint("example.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Diagnostic> advice(LintResult result) {
        return result.diagnostics().stream()
                .filter(d -> d.judge() == Judge.ADVICE)
                .toList();
    }

    @Test
    void theBaseIsFlawless() {
        LintResult result = lint(document.base());

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.chain() && result.console()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> aBadExampleTriggersItsCodeAndNoOther() {
        return each("bad", example -> {
            LintResult result = lint(document.whole(example));

            assertThat(advice(result))
                    .as("%s", result.diagnostics())
                    .isNotEmpty()
                    .allMatch(d -> d.code().equals(example.code()))
                    .allMatch(d ->
                            d.at().line() > 0 && d.length() > 0 && !d.hint().isEmpty());
        });
    }

    @TestFactory
    Stream<DynamicTest> aGoodExampleTriggersNone() {
        return each("good", example -> {
            LintResult result = lint(document.whole(example));

            assertThat(result.diagnostics()).isEmpty();
            assertThat(result.chain() && result.console()).isTrue();
        });
    }

    private interface Check {
        void on(LintDocument.Example example);
    }

    private Stream<DynamicTest> each(String kind, Check check) {
        return document.examples().stream()
                .filter(example -> example.kind().equals(kind))
                .map(example -> DynamicTest.dynamicTest(example.code(), () -> check.on(example)));
    }

    @Test
    void everyAdviceIsExplainedWithBothExamples() {
        Set<String> codes = Set.copyOf(
                Arrays.stream(AdviceCode.values()).map(AdviceCode::code).toList());
        for (String kind : List.of("bad", "good")) {
            assertThat(document.examples().stream()
                            .filter(e -> e.kind().equals(kind))
                            .map(LintDocument.Example::code))
                    .as(kind)
                    .containsExactlyInAnyOrderElementsOf(codes);
        }
    }
}
