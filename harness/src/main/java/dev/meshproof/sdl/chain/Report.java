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
    /** More than anyone reads; it bounds what a hostile document can make us keep. */
    private static final int MOST = 1_000;

    private static final int LONGEST = 400;

    private final List<Diagnostic> errors = new ArrayList<>();

    /** About a node as it is written. */
    void error(String code, Yaml node, String message, String hint) {
        error(code, node.at(), node.length(), message, hint);
    }

    void error(String code, Text text, String message, String hint) {
        error(code, text.at(), length(text), message, hint);
    }

    /** With its quotes, on its first line. */
    private static int length(Text text) {
        Position start = text.at();
        Position end = text.at(text.value().length());
        int quote = text.at(0).line() == start.line() ? text.at(0).column() - start.column() : 0;
        return end.line() == start.line() ? end.column() - start.column() + quote : firstLine(text.value());
    }

    /** About a name, which stands in the file as its value says. */
    void error(String code, Located<String> name, String message, String hint) {
        error(code, name.at(), firstLine(name.value()), message, hint);
    }

    void error(String code, Position at, int length, String message, String hint) {
        if (errors.size() < MOST) {
            int counted = at.line() == 0 ? 0 : Math.max(1, length);
            errors.add(new Diagnostic(
                    Judge.CHAIN, Severity.ERROR, code, at, counted, printable(message), printable(hint)));
        }
    }

    /** A document's own text must not reach a terminal raw, nor fill it. */
    private static String printable(String text) {
        String clipped = text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2) + " ... " + text.substring(text.length() - LONGEST / 2);
        if (clipped.chars().noneMatch(Character::isISOControl)) {
            return clipped;
        }
        StringBuilder printable = new StringBuilder();
        for (char c : clipped.toCharArray()) {
            printable.append(
                    c == '\n' ? "\\n" : Character.isISOControl(c) ? "\\u%04X".formatted((int) c) : String.valueOf(c));
        }
        return printable.toString();
    }

    void addAll(List<Diagnostic> others) {
        errors.addAll(others.subList(0, Math.min(others.size(), MOST - errors.size())));
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
