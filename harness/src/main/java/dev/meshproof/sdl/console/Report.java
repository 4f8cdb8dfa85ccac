package dev.meshproof.sdl.console;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Severity;
import dev.meshproof.sdl.console.jsyaml.Node;
import dev.meshproof.sdl.console.jsyaml.Node.Bool;
import dev.meshproof.sdl.console.jsyaml.Node.Num;
import dev.meshproof.sdl.console.jsyaml.Node.Obj;
import dev.meshproof.sdl.console.jsyaml.Node.Seq;
import dev.meshproof.sdl.console.jsyaml.Node.Str;
import dev.meshproof.sdl.yaml.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was found in one document, each mistake once, however many aliases lead to it. */
final class Report {
    /** Characters of a value in a message, or underlined where its end is not known. */
    private static final int MAX_SHOWN = 120;
    /** Characters from which a scalar is worth remembering: aliases may lead to it again and again. */
    private static final int LONG = 256;

    /** More than anyone mends in one go. */
    private static final int MAX_FOUND = 1_000;

    private final Source source;
    private final Diagnostics diagnostics = new Diagnostics(Judge.CONSOLE);
    private final Set<Diagnostic> once = new HashSet<>();
    private final Map<Node, List<Rule>> checked = new IdentityHashMap<>();

    private boolean more;

    Report(Source source) {
        this.source = source;
    }

    /** Whether a rule has not been asked about this node yet: aliases may lead to it again and again. */
    boolean isNew(Rule rule, Node node) {
        List<Rule> rules = checked.computeIfAbsent(node, n -> new ArrayList<>(2));
        for (Rule done : rules) {
            if (done == rule) {
                return false;
            }
        }
        rules.add(rule);
        return true;
    }

    /** Asks a rule about a value; about a long string once only. */
    void ask(Rule rule, Spot spot) {
        if (!(spot.node() instanceof Str text) || text.value().length() < LONG || isNew(rule, text)) {
            rule.check(spot, this);
        }
    }

    void error(String code, Node place, String message, String hint) {
        if (place.start() < 0) {
            error(code, 0, 1, message, hint);
        } else {
            error(code, place.start(), length(place), message, hint);
        }
    }

    /** @param length of the offending text, in characters */
    void error(String code, int index, int length, String message, String hint) {
        int from = Math.min(index, source.text().length());
        int end = lineEnd(from, length);
        Position at = source.at(from);
        int points = source.text().codePointCount(from, Math.max(from, end));
        String said = printable(message);
        String advised = printable(hint);
        Diagnostic found = new Diagnostic(Judge.CONSOLE, Severity.ERROR, code, at, Math.max(1, points), said, advised);
        if (once.size() == MAX_FOUND) {
            more = true;
        } else if (once.add(found)) {
            diagnostics.add(Severity.ERROR, code, at, points, said, advised);
        }
    }

    /** A document's own names and values are in messages, and may hold what moves a terminal's cursor or is no text at all. */
    private static String printable(String message) {
        boolean clean = message.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
        if (clean) {
            return message;
        }
        return message.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A collection without an end is shown by its first line. */
    private int length(Node place) {
        int end = place.end();
        if (end < place.start()) {
            end = lineEnd(place.start(), MAX_SHOWN);
            while (end > place.start() && source.text().charAt(end - 1) == ' ') {
                end--;
            }
        }
        return end - place.start();
    }

    /** Where a text of that length ends on its first line. */
    private int lineEnd(int from, int length) {
        String text = source.text();
        int most = Math.min(text.length(), from + length);
        int end = from;
        while (end < most && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** A value in a message: what was written, on its first line, or what kind of value it is. */
    String seen(Node node) {
        if (node instanceof Str text) {
            return Names.quoted(text.value());
        }
        if (node instanceof Num || node instanceof Bool) {
            return written(node);
        }
        if (node instanceof Seq) {
            return "a list";
        }
        if (node instanceof Obj map) {
            return switch (map.shape()) {
                case MAP -> "a map";
                case DATE -> "a date";
                case BYTES -> "bytes";
            };
        }
        return node.start() < 0 ? "empty" : written(node);
    }

    /** A scalar as the file has it. */
    String written(Node node) {
        return source.text()
                .substring(node.start(), lineEnd(node.start(), Math.min(MAX_SHOWN, node.end() - node.start())));
    }

    List<Diagnostic> found() {
        if (more) {
            Position start = source.at(0);
            String message = "there is more: these are the first " + MAX_FOUND + " findings";
            diagnostics.add(Severity.ERROR, "too-many-findings", start, 1, message, "mend these, and ask again");
            more = false;
        }
        return diagnostics.found();
    }
}
