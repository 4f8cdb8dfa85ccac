package dev.meshproof.plan;

import dev.meshproof.plan.ShellToken.HereDocument;
import dev.meshproof.plan.ShellToken.Operator;
import dev.meshproof.plan.ShellToken.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Splits a script into tokens as POSIX says (Shell Command Language, 2.3 Token Recognition), with the few bash operators
 * that people use. Words are read by {@link ShellWordLexer}.
 */
final class ShellLexer {
    /** Longest first. */
    private static final List<String> OPERATORS = List.of(
            "<<<", "<<-", "&>>", ";;&", "&&", "||", ";;", ";&", "<<", ">>", "<&", ">&", "<>", ">|", "|&", "&>", "&",
            "|", ";", "(", ")", "<", ">");

    private static final String OPERATOR_CHARACTERS = "<>&|;()";

    private final String script;
    private final List<ShellToken> tokens = new ArrayList<>();
    private final Deque<Boolean> awaitedDelimiters = new ArrayDeque<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private int next;

    private record Pending(String delimiter, boolean stripTabs) {}

    private ShellLexer(String script) {
        this.script = script;
    }

    /** @throws ShellSyntaxException if a quote or an expansion is not closed */
    static List<ShellToken> tokens(String script) {
        ShellLexer lexer = new ShellLexer(script);
        while (lexer.next < script.length()) {
            lexer.step();
        }
        return lexer.tokens;
    }

    private void step() {
        char c = script.charAt(next);
        if (c == ' ' || c == '\t' || c == '\r') {
            next++;
        } else if (script.startsWith("\\\n", next)) {
            next += 2;
        } else if (c == '#') {
            int end = script.indexOf('\n', next);
            next = end < 0 ? script.length() : end;
        } else if (c == '\n') {
            tokens.add(new Operator("\n", next++));
            hereDocuments();
        } else {
            String operator = operatorHere();
            if (operator.isEmpty()) {
                word();
            } else {
                operator(operator);
            }
        }
    }

    private String operatorHere() {
        if (OPERATOR_CHARACTERS.indexOf(script.charAt(next)) < 0) {
            return "";
        }
        return OPERATORS.stream()
                .filter(o -> script.startsWith(o, next))
                .findFirst()
                .orElse("");
    }

    private void operator(String operator) {
        if (operator.equals("<<") || operator.equals("<<-")) {
            awaitedDelimiters.add(operator.equals("<<-"));
        }
        tokens.add(new Operator(operator, next));
        next += operator.length();
    }

    private void word() {
        int start = next;
        ShellWordLexer reader = new ShellWordLexer(script, start);
        ShellWord word = reader.word();
        next = reader.end();
        boolean descriptor = next < script.length()
                && "<>".indexOf(script.charAt(next)) >= 0
                && word.bare()
                        .filter(text -> text.chars().allMatch(Character::isDigit))
                        .isPresent();
        if (descriptor) {
            return;
        }
        if (!awaitedDelimiters.isEmpty()) {
            pending.add(new Pending(literal(word), awaitedDelimiters.remove()));
        }
        tokens.add(new Word(word));
    }

    private static String literal(ShellWord word) {
        StringBuilder text = new StringBuilder();
        for (ShellWord.Part part : word.parts()) {
            if (part instanceof ShellWord.Literal literal) {
                text.append(literal.text());
            }
        }
        return text.toString();
    }

    private void hereDocuments() {
        while (!pending.isEmpty()) {
            Pending document = pending.remove();
            int start = next;
            StringBuilder text = new StringBuilder();
            while (next < script.length()) {
                int newline = script.indexOf('\n', next);
                int end = newline < 0 ? script.length() : newline;
                String line = script.substring(next, end);
                next = Math.min(script.length(), end + 1);
                if ((document.stripTabs() ? line.replaceFirst("^\t+", "") : line).equals(document.delimiter())) {
                    break;
                }
                text.append(line).append('\n');
            }
            tokens.add(new HereDocument(text.toString(), start));
        }
    }
}
