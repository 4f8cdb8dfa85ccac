package dev.meshproof.plan;

import dev.meshproof.plan.ShellWord.Literal;
import dev.meshproof.plan.ShellWord.Opaque;
import dev.meshproof.plan.ShellWord.Parameter;
import dev.meshproof.plan.ShellWord.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one word: quotes, backslashes, parameters; substitutions are skipped over whole and kept opaque. */
final class ShellWordLexer {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-]");
    private static final Pattern OPERATOR = Pattern.compile(":?[-=?+]");
    private static final String ENDS_WORD = " \t\r\n;&|<>()";

    private static final int MAX_DEPTH = 32;

    private final String script;
    private final int start;
    private final int depth;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int textStart;
    private int next;

    ShellWordLexer(String script, int start) {
        this(script, start, 0);
    }

    private ShellWordLexer(String script, int start, int depth) {
        if (depth > MAX_DEPTH) {
            throw new ShellSyntaxException("expansions stand more than " + MAX_DEPTH + " deep in each other", start);
        }
        this.script = script;
        this.start = start;
        this.depth = depth;
        this.next = start;
    }

    /** Index after the word. */
    int end() {
        return next;
    }

    /** @throws ShellSyntaxException if a quote or an expansion is not closed */
    ShellWord word() {
        while (next < script.length() && ENDS_WORD.indexOf(script.charAt(next)) < 0) {
            unquoted();
        }
        flush(false);
        return new ShellWord(parts, start);
    }

    /** The operand of {@code ${name:-operand}}, up to the closing brace, which is left to the caller. */
    private ShellWord operand(boolean quoted) {
        while (next < script.length() && script.charAt(next) != '}') {
            if (quoted) {
                inDoubleQuotes();
            } else {
                unquoted();
            }
        }
        flush(quoted);
        return new ShellWord(parts, start);
    }

    private void unquoted() {
        char c = script.charAt(next);
        switch (c) {
            case '\\' -> escaped();
            case '\'' -> {
                flush(false);
                int close = closing("'", next + 1, "'");
                parts.add(new Literal(script.substring(next + 1, close), true, next + 1));
                next = close + 1;
            }
            case '"' -> doubleQuotes();
            case '$', '`' -> expansion(false);
            default -> append(c);
        }
    }

    private void escaped() {
        if (script.startsWith("\\\n", next)) {
            next += 2;
        } else if (next + 1 < script.length()) {
            flush(false);
            parts.add(new Literal(script.substring(next + 1, next + 2), true, next));
            next += 2;
        } else {
            append('\\');
        }
    }

    private void append(char c) {
        if (text.isEmpty()) {
            textStart = next;
        }
        text.append(c);
        next++;
    }

    private void flush(boolean quoted) {
        if (!text.isEmpty()) {
            parts.add(new Literal(text.toString(), quoted, textStart));
            text.setLength(0);
        }
    }

    private void doubleQuotes() {
        flush(false);
        int open = next++;
        int before = parts.size();
        while (next < script.length() && script.charAt(next) != '"') {
            inDoubleQuotes();
        }
        if (next >= script.length()) {
            throw new ShellSyntaxException("a \" is not closed", open);
        }
        flush(true);
        if (parts.size() == before) {
            parts.add(new Literal("", true, open + 1));
        }
        next++;
    }

    private void inDoubleQuotes() {
        char c = script.charAt(next);
        if (c == '$' || c == '`') {
            expansion(true);
        } else if (c == '\\' && next + 1 < script.length() && "$`\"\\\n}".indexOf(script.charAt(next + 1)) >= 0) {
            next++;
            if (script.charAt(next) == '\n') {
                next++;
            } else {
                append(script.charAt(next));
            }
        } else {
            append(c);
        }
    }

    private void expansion(boolean quoted) {
        Matcher name = NAME.matcher(script);
        if (script.charAt(next) == '`') {
            opaque("the command substitution ", closing("`", next + 1, "`") + 1, quoted);
        } else if (script.startsWith("$(", next)) {
            opaque("the command substitution ", new ShellSubstitution(script).end(next), quoted);
        } else if (script.startsWith("${", next)) {
            braces(quoted);
        } else if (!quoted && script.startsWith("$'", next)) {
            opaque("the quoted string ", closing("'", next + 2, "$'") + 1, quoted);
        } else if (name.region(next + 1, script.length()).lookingAt()) {
            flush(quoted);
            parts.add(new Parameter(name.group(), "", ShellWord.empty(next), quoted, next));
            next = name.end();
        } else {
            append('$');
        }
    }

    private void opaque(String what, int end, boolean quoted) {
        flush(quoted);
        parts.add(new Opaque(what + script.substring(next, end).replaceAll("\\s+", " "), quoted, next));
        next = end;
    }

    private void braces(boolean quoted) {
        Matcher name = NAME.matcher(script).region(next + 2, script.length());
        Matcher operator = OPERATOR.matcher(script);
        if (name.lookingAt() && script.startsWith("}", name.end())) {
            flush(quoted);
            parts.add(new Parameter(name.group(), "", ShellWord.empty(next), quoted, next));
            next = name.end() + 1;
        } else if (name.lookingAt()
                && operator.region(name.end(), script.length()).lookingAt()) {
            flush(quoted);
            ShellWordLexer inner = new ShellWordLexer(script, operator.end(), depth + 1);
            ShellWord operand = inner.operand(quoted);
            if (inner.end() >= script.length()) {
                throw new ShellSyntaxException("a ${ is not closed", next);
            }
            parts.add(new Parameter(name.group(), operator.group(), operand, quoted, next));
            next = inner.end() + 1;
        } else {
            opaque("the expansion ", closing("}", next + 2, "${") + 1, quoted);
        }
    }

    private int closing(String close, int from, String open) {
        int end = script.indexOf(close, from);
        if (end < 0) {
            throw new ShellSyntaxException("a " + open + " is not closed", next);
        }
        return end;
    }
}
