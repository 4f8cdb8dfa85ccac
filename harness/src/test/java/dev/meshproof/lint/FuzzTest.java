package dev.meshproof.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.cli.bench.SdlMutations;
import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a document is, lint says something that can be used. */
class FuzzTest {
    private static final int DOCUMENTS = 2000;

    @Test
    void every_bent_document_gets_an_answer_with_places() {
        Set<String> known = RuleBook.all().stream().map(RuleBook.Rule::code).collect(Collectors.toSet());
        SdlMutations mutations = new SdlMutations(20_261_124L);
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String document = mutations.next();
            LintResult result = Linter.lint("fuzzed.yaml", document.getBytes(StandardCharsets.UTF_8));
            int lines = (int) document.lines().count() + 1;

            assertThat(result.diagnostics())
                    .as(document)
                    .allMatch(d -> known.contains(d.code()))
                    .allMatch(d ->
                            d.at().line() >= 1 && d.at().line() <= lines && d.at().column() >= 1 && d.length() >= 1)
                    .allMatch(d -> !d.message().isBlank())
                    .allMatch(d -> d.judge() != Judge.ADVICE || !d.hint().isBlank());
            assertThat(result.chain() && result.console())
                    .as(document)
                    .isEqualTo(result.diagnostics().stream()
                            .map(Diagnostic::severity)
                            .noneMatch(Severity.ERROR::equals));
            refused += result.chain() ? 0 : 1;
        }
        assertThat(refused).as("documents that the chain refuses").isBetween(DOCUMENTS / 5, DOCUMENTS * 19 / 20);
    }
}
