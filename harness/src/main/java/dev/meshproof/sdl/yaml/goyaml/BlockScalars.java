package dev.meshproof.sdl.yaml.goyaml;

import dev.meshproof.sdl.yaml.Yaml.Style;

/** Scalars behind {@code |} and {@code >} (scannerc.go, scan_block_scalar). */
final class BlockScalars {
    private final Cursor cursor;
    private final int outer;
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder leading = new StringBuilder();
    private final StringBuilder trailing = new StringBuilder();
    private int chomping;
    private int indent;
    private int end;

    BlockScalars(Cursor cursor, int outer) {
        this.cursor = cursor;
        this.outer = outer;
    }

    Token scan(boolean literal) {
        int start = cursor.position();
        header();
        breaks();
        body(literal);
        if (chomping != -1) {
            value.append(leading);
        }
        if (chomping == 1) {
            value.append(trailing);
        }
        return Token.scalar(start, end, value, literal ? Style.LITERAL : Style.FOLDED);
    }

    private void header() {
        cursor.skip();
        if (chomping()) {
            increment();
        } else if (increment()) {
            chomping();
        }
        cursor.skipBlanks();
        if (cursor.is('#')) {
            while (!cursor.isBreakOrEnd(0)) {
                cursor.skip();
            }
        }
        if (!cursor.isBreakOrEnd(0)) {
            throw new SyntaxError(
                    cursor.position(), "text behind the | or > of a block", "begin the text on the next line");
        }
        cursor.skipLine();
    }

    private boolean chomping() {
        if (!cursor.is('+') && !cursor.is('-')) {
            return false;
        }
        chomping = cursor.is('+') ? 1 : -1;
        cursor.skip();
        return true;
    }

    private boolean increment() {
        if (!cursor.isDigit(0)) {
            return false;
        }
        int increment = cursor.at(0) - '0';
        if (increment == 0) {
            throw new SyntaxError(cursor.position(), "an indentation of 0", "write 1 to 9, or leave it out");
        }
        indent = outer >= 0 ? outer + increment : increment;
        cursor.skip();
        return true;
    }

    private void body(boolean literal) {
        boolean leadingBlank = false;
        while (cursor.column() == indent && !cursor.isEnd(0)) {
            boolean blank = cursor.isBlank(0);
            boolean folds = !literal && !leadingBlank && !blank && leading.length() > 0 && leading.charAt(0) == '\n';
            if (!folds) {
                value.append(leading);
            } else if (trailing.length() == 0) {
                value.append(' ');
            }
            leading.setLength(0);
            value.append(trailing);
            trailing.setLength(0);
            leadingBlank = blank;
            while (!cursor.isBreakOrEnd(0)) {
                cursor.read(value);
            }
            cursor.readLine(leading);
            breaks();
        }
    }

    /** Empty lines, and the indentation, which the first line with text sets. */
    private void breaks() {
        end = cursor.position();
        int deepest = 0;
        while (true) {
            while ((indent == 0 || cursor.column() < indent) && cursor.is(' ')) {
                cursor.skip();
            }
            deepest = Math.max(deepest, cursor.column());
            if ((indent == 0 || cursor.column() < indent) && cursor.is('\t')) {
                throw new SyntaxError(cursor.position(), "a tab where YAML wants spaces", "indent with spaces");
            }
            if (!cursor.isBreak(0)) {
                break;
            }
            cursor.readLine(trailing);
            end = cursor.position();
        }
        if (indent == 0) {
            indent = Math.max(Math.max(deepest, outer + 1), 1);
        }
    }
}
