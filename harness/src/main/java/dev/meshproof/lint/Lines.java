package dev.meshproof.lint;

import dev.meshproof.sdl.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines of a file, with every secret hidden behind as many asterisks, so that places stay what they are. */
public final class Lines {
    private static final int BEGINNING = 16;
    private static final Lines NONE = new Lines(List.of(), List.of());

    private final List<String> lines;
    /** By their beginnings, so that many of them cost no more than one. */
    private final Map<String, Set<String>> hidden = new HashMap<>();

    private Lines(List<String> lines, List<String> hidden) {
        this.lines = lines;
        hidden.forEach(secret -> this.hidden
                .computeIfAbsent(secret.substring(0, Math.min(BEGINNING, secret.length())), b -> new HashSet<>())
                .add(secret));
    }

    /** Of a file that could not be read. */
    static Lines none() {
        return NONE;
    }

    static Lines of(String text, List<Secret> secrets) {
        StringBuilder shown = new StringBuilder(text);
        List<String> hidden = new ArrayList<>();
        for (Secret secret : secrets) {
            hidden.add(text.substring(secret.start(), secret.end()));
            for (int i = secret.start(); i < secret.end(); i++) {
                char c = shown.charAt(i);
                if (c != '\n' && c != '\r' && !Character.isSurrogate(c)) {
                    shown.setCharAt(i, '*');
                }
            }
        }
        return new Lines(List.of(shown.toString().split("\r\n|\n|\r", -1)), List.copyOf(hidden));
    }

    /** A line without its end; empty where there is none of that number, from 1. */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** A text that may quote the file, with the file's secrets hidden. */
    String hide(String text) {
        if (hidden.isEmpty()) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        int next = 0;
        while (next < text.length()) {
            int secret = secretAt(text, next);
            shown.append(secret > 0 ? "***" : text.substring(next, next + 1));
            next += Math.max(1, secret);
        }
        return shown.toString();
    }

    /** How long the secret is that begins at an index; 0 where none does. */
    private int secretAt(String text, int index) {
        for (int length = Math.min(BEGINNING, text.length() - index); length > 0; length--) {
            for (String secret : hidden.getOrDefault(text.substring(index, index + length), Set.of())) {
                if (text.startsWith(secret, index)) {
                    return secret.length();
                }
            }
        }
        return 0;
    }

    /** The word that begins at a place: up to a space or an operator of a shell, quotes as they come. */
    public Span word(Position at) {
        String line = line(at.line());
        if (at.line() == 0 || line.codePointCount(0, line.length()) < at.column()) {
            return new Span(at, 1);
        }
        int start = line.offsetByCodePoints(0, at.column() - 1);
        int end = start;
        char quote = 0;
        while (end < line.length()) {
            char c = line.charAt(end);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (" \t;&|)],".indexOf(c) >= 0) {
                break;
            }
            end++;
        }
        if (quote != 0) {
            end = endUnquoted(line, start);
        }
        return new Span(at, Math.max(1, line.codePointCount(start, end)));
    }

    /** A quote that is not closed on the line is the document's, not the word's. */
    private static int endUnquoted(String line, int start) {
        int end = start;
        while (end < line.length() && " \t;&|)],\"'".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
