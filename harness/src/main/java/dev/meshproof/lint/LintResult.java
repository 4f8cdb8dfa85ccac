package dev.meshproof.lint;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of one file.
 *
 * @param file as the user named it
 * @param sha256 of its bytes, lower-case hex; empty where it could not be read
 * @param chain whether the chain accepts it
 * @param console whether the console accepts it
 * @param diagnostics by place; no secret of the file stands in them
 * @param lines the file's text, secrets hidden
 */
public record LintResult(
        String file,
        Optional<String> sha256,
        boolean chain,
        boolean console,
        List<Diagnostic> diagnostics,
        Lines lines) {
    public LintResult {
        diagnostics = List.copyOf(diagnostics);
    }

    /** How many diagnostics have a severity. */
    public long count(Severity severity) {
        return diagnostics.stream().filter(d -> d.severity() == severity).count();
    }
}
