package dev.meshproof.sdl.yaml.goyaml;

/** White space inside a plain or quoted scalar: a single line break becomes a space, more stay but one. */
final class Folding {
    private final StringBuilder blanks = new StringBuilder();
    private final StringBuilder first = new StringBuilder();
    private final StringBuilder further = new StringBuilder();
    private boolean broken;

    /** Whether a line break has been taken since the last text. */
    boolean broken() {
        return broken;
    }

    /** As behind a backslash at the end of a line, which leaves no break. */
    void breakWithoutTrace() {
        broken = true;
    }

    /** One blank or line break. */
    void take(Cursor cursor) {
        if (cursor.isBlank(0)) {
            if (broken) {
                cursor.skip();
            } else {
                cursor.read(blanks);
            }
        } else if (broken) {
            cursor.readLine(further);
        } else {
            blanks.setLength(0);
            cursor.readLine(first);
            broken = true;
        }
    }

    void into(StringBuilder value) {
        if (!broken) {
            value.append(blanks);
        } else if (first.length() > 0 && first.charAt(0) == '\n') {
            value.append(further.length() == 0 ? " " : further);
        } else {
            value.append(first).append(further);
        }
        blanks.setLength(0);
        first.setLength(0);
        further.setLength(0);
        broken = false;
    }
}
