package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Severity;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;

/** The chain's errors as they are found. */
final class Report {
    private final List<Diagnostic> errors = new ArrayList<>();

    /** About a node as it is written. */
    void error(String code, Yaml node, String message, String hint) {
        error(code, node.at(), node.length(), message, hint);
    }

    void error(String code, Text text, String message, String hint) {
        error(code, text.at(), firstLine(text.value()), message, hint);
    }

    /** About a name, which stands in the file as its value says. */
    void error(String code, Located<String> name, String message, String hint) {
        error(code, name.at(), firstLine(name.value()), message, hint);
    }

    void error(String code, Position at, int length, String message, String hint) {
        int counted = at.line() == 0 ? 0 : Math.max(1, length);
        errors.add(new Diagnostic(Judge.CHAIN, Severity.ERROR, code, at, counted, message, hint));
    }

    void addAll(List<Diagnostic> others) {
        errors.addAll(others);
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    /** By place, each once. */
    List<Diagnostic> found() {
        return errors.stream().distinct().sorted(Diagnostics.BY_PLACE).toList();
    }

    private static int firstLine(String value) {
        int end = value.indexOf('\n');
        String line = end < 0 ? value : value.substring(0, end);
        return line.codePointCount(0, line.length());
    }
}
