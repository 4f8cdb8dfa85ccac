package dev.meshproof.cli.lint;

import dev.meshproof.cli.github.WorkflowCommand;
import dev.meshproof.lint.LintResult;
import dev.meshproof.sdl.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GitHub's workflow commands, which put each diagnostic beside its line of a pull request. */
public final class Annotations {
    private Annotations() {}

    /** One line for each diagnostic. */
    public static String write(List<LintResult> results) {
        StringBuilder text = new StringBuilder();
        for (LintResult result : results) {
            result.diagnostics()
                    .forEach(diagnostic ->
                            text.append(command(result.file(), diagnostic)).append('\n'));
        }
        return text.toString();
    }

    private static WorkflowCommand command(String file, Diagnostic diagnostic) {
        String kind = switch (diagnostic.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
        Map<String, String> place = new LinkedHashMap<>();
        place.put("file", file);
        if (diagnostic.at().line() > 0) {
            place.put("line", "" + Sentences.line(diagnostic));
            place.put("col", "" + Sentences.column(diagnostic));
            place.put("endColumn", "" + Sentences.endColumn(diagnostic));
        }
        return WorkflowCommand.annotation(kind, place, "meshproof " + diagnostic.code(), Sentences.whole(diagnostic));
    }
}
