package dev.meshproof.cli.lint;

import dev.meshproof.lint.LintResult;
import dev.meshproof.sdl.Diagnostic;
import java.util.List;

/** GitHub's workflow commands, which put each diagnostic beside its line of a pull request (actions/toolkit, command.ts). */
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

    private static String command(String file, Diagnostic diagnostic) {
        String kind = switch (diagnostic.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
        String place = diagnostic.at().line() == 0
                ? ""
                : ",line=%d,col=%d,endColumn=%d"
                        .formatted(
                                Sentences.line(diagnostic),
                                Sentences.column(diagnostic),
                                Sentences.endColumn(diagnostic));
        return "::%s file=%s%s,title=%s::%s"
                .formatted(
                        kind,
                        property(file),
                        place,
                        property("meshproof " + diagnostic.code()),
                        data(Sentences.whole(diagnostic)));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
