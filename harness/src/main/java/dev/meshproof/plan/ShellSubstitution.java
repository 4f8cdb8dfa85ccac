package dev.meshproof.plan;

/** Finds the end of {@code $( … )} and {@code $(( … ))}, with quotes, comments and nested parentheses inside. */
record ShellSubstitution(String script) {
    private static final int MAX_NESTED = 32;

    /**
     * @param start index of the {@code $}
     * @return index after the closing parenthesis
     * @throws ShellSyntaxException if it is not closed
     */
    int end(int start) {
        return end(start, 0);
    }

    private int end(int start, int nested) {
        if (nested > MAX_NESTED) {
            throw new ShellSyntaxException("$( stands more than " + MAX_NESTED + " deep in quotes", start);
        }
        int depth = 0;
        int i = start + 1;
        while (i < script.length()) {
            switch (script.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\\' -> i++;
                case '\'' -> i = find('\'', i + 1, start);
                case '"' -> i = endOfDoubleQuotes(i + 1, start, nested);
                case '#' -> i = Character.isWhitespace(script.charAt(i - 1)) ? find('\n', i, start) : i;
                default -> {}
            }
            i++;
            if (depth == 0) {
                return i;
            }
        }
        throw new ShellSyntaxException("a $( is not closed", start);
    }

    private int find(char c, int from, int start) {
        int found = script.indexOf(c, from);
        if (found < 0) {
            throw new ShellSyntaxException("a $( is not closed", start);
        }
        return found;
    }

    private int endOfDoubleQuotes(int from, int start, int nested) {
        int i = from;
        while (i < script.length() && script.charAt(i) != '"') {
            if (script.charAt(i) == '\\') {
                i++;
            } else if (script.startsWith("$(", i)) {
                i = end(i, nested + 1) - 1;
            }
            i++;
        }
        if (i >= script.length()) {
            throw new ShellSyntaxException("a \" is not closed", start);
        }
        return i;
    }
}
