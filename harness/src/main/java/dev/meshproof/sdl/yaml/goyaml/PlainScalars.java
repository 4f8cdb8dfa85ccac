package dev.meshproof.sdl.yaml.goyaml;

import dev.meshproof.sdl.yaml.Yaml.Style;

/** Scalars without quotes (scannerc.go, scan_plain_scalar). */
final class PlainScalars {
    private static final String FLOW = ",?[]{}";

    private final Cursor cursor;
    private final int indent;
    private final boolean inFlow;
    private final StringBuilder value = new StringBuilder();
    private final Folding folding = new Folding();
    private int end;

    PlainScalars(Cursor cursor, int indent, boolean inFlow) {
        this.cursor = cursor;
        this.indent = indent + 1;
        this.inFlow = inFlow;
    }

    Token scan() {
        int start = cursor.position();
        end = start;
        while (!cursor.isDocumentIndicator() && !cursor.is('#')) {
            text();
            if (!(cursor.isBlank(0) || cursor.isBreak(0))) {
                break;
            }
            space();
            if (!inFlow && cursor.column() < indent) {
                break;
            }
        }
        return Token.scalar(start, end, value, Style.PLAIN);
    }

    boolean endedOnNewLine() {
        return folding.broken();
    }

    private void text() {
        while (!cursor.isBlankOrEnd(0)) {
            char c = cursor.at(0);
            if ((c == ':' && cursor.isBlankOrEnd(1)) || (inFlow && FLOW.indexOf(c) >= 0)) {
                return;
            }
            folding.into(value);
            cursor.read(value);
            end = cursor.position();
        }
    }

    private void space() {
        while (cursor.isBlank(0) || cursor.isBreak(0)) {
            if (folding.broken() && cursor.column() < indent && cursor.is('\t')) {
                throw new SyntaxError(cursor.position(), "a tab where YAML wants spaces", "indent with spaces");
            }
            folding.take(cursor);
        }
    }
}
