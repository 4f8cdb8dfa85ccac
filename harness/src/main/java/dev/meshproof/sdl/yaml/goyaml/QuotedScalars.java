package dev.meshproof.sdl.yaml.goyaml;

import dev.meshproof.sdl.yaml.Yaml.Style;

/** Scalars in single or double quotes (scannerc.go, scan_flow_scalar). */
final class QuotedScalars {
    private static final String ESCAPES = "0abt\tnvfre \"'\\N_LP";
    private static final String ESCAPED = "\0\u0007\b\t\t\n\u000B\f\r\u001B \"'\\\u0085\u00A0\u2028\u2029";

    private final Cursor cursor;
    private final StringBuilder value = new StringBuilder();

    QuotedScalars(Cursor cursor) {
        this.cursor = cursor;
    }

    Token scan(boolean single) {
        int start = cursor.position();
        char quote = single ? '\'' : '"';
        cursor.skip();
        while (true) {
            if (cursor.isDocumentIndicator() || cursor.isEnd(0)) {
                throw new SyntaxError(start, "this quote is never closed", "close it with " + quote);
            }
            Folding folding = new Folding();
            text(single, folding, start);
            if (cursor.is(quote)) {
                break;
            }
            while (cursor.isBlank(0) || cursor.isBreak(0)) {
                folding.take(cursor);
            }
            folding.into(value);
        }
        cursor.skip();
        return Token.scalar(start, cursor.position(), value, single ? Style.SINGLE_QUOTED : Style.DOUBLE_QUOTED);
    }

    private void text(boolean single, Folding folding, int start) {
        while (!cursor.isBlankOrEnd(0)) {
            char c = cursor.at(0);
            if (single && c == '\'' && cursor.at(1) == '\'') {
                value.append('\'');
                cursor.skip(2);
            } else if (c == (single ? '\'' : '"')) {
                return;
            } else if (!single && c == '\\' && cursor.isBreak(1)) {
                cursor.skip();
                cursor.skipLine();
                folding.breakWithoutTrace();
                return;
            } else if (!single && c == '\\') {
                escape(start);
            } else {
                cursor.read(value);
            }
        }
    }

    private void escape(int start) {
        char c = cursor.at(1);
        int digits = switch (c) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
        int known = ESCAPES.indexOf(c);
        if (digits == 0 && known < 0) {
            throw new SyntaxError(
                    cursor.position(),
                    "\"\\" + c + "\" is no escape",
                    "write \\\\ for a backslash, or put the value into single quotes");
        }
        int at = cursor.position();
        cursor.skip(2);
        if (digits == 0) {
            value.append(ESCAPED.charAt(known));
        } else {
            codePoint(digits, at);
        }
    }

    private void codePoint(int digits, int at) {
        long code = 0;
        for (int i = 0; i < digits; i++) {
            char c = cursor.at(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw new SyntaxError(at, "an escape without its " + digits + " hex digits", "write all of them");
            }
            code = (code << 4) + digit;
        }
        if ((code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) {
            throw new SyntaxError(at, "an escape that is no character", "check its hex digits");
        }
        value.appendCodePoint((int) code);
        cursor.skip(digits);
    }
}
