package dev.meshproof.sdl.yaml.goyaml;

import dev.meshproof.sdl.yaml.goyaml.Token.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Anchors, aliases, tags and directives (scannerc.go). */
final class Properties {
    private static final String BEHIND_ANCHOR = "?:,]}%@`";
    private static final String URI = ";/?:@&=+$,.!~*'()[]";

    private final Cursor cursor;
    private final int start;

    Properties(Cursor cursor) {
        this.cursor = cursor;
        this.start = cursor.position();
    }

    private SyntaxError fail(String problem, String hint) {
        return new SyntaxError(start, problem, hint);
    }

    Token anchor(Kind kind) {
        cursor.skip();
        StringBuilder name = new StringBuilder();
        while (cursor.isWord(0)) {
            cursor.read(name);
        }
        boolean ends = cursor.isBlankOrEnd(0) || BEHIND_ANCHOR.indexOf(cursor.at(0)) >= 0;
        if (name.length() == 0 || !ends) {
            String what = kind == Kind.ALIAS ? "an alias" : "an anchor";
            throw fail(
                    what + " needs a name of letters, digits, dashes and underscores",
                    "put the value into quotes if no " + what.substring(3) + " is meant");
        }
        return Token.of(kind, start, cursor.position(), name.toString(), "");
    }

    Token tag() {
        String handle = "";
        String suffix;
        if (cursor.at(1) == '<') {
            cursor.skip(2);
            suffix = uri("");
            if (!cursor.is('>')) {
                throw fail("a tag that is not closed", "close it with >");
            }
            cursor.skip();
        } else {
            handle = handle(false);
            if (handle.length() > 1 && handle.endsWith("!")) {
                suffix = uri("");
            } else {
                suffix = uri(handle);
                handle = "!";
                if (suffix.isEmpty()) {
                    handle = "";
                    suffix = "!";
                }
            }
        }
        if (!cursor.isBlankOrEnd(0)) {
            throw fail("a tag that runs into other text", "put a space behind it, or the value into quotes");
        }
        return Token.of(Kind.TAG, start, cursor.position(), handle, suffix);
    }

    private String handle(boolean directive) {
        if (!cursor.is('!')) {
            throw fail("a tag without its !", "write it as !name!");
        }
        StringBuilder handle = new StringBuilder();
        cursor.read(handle);
        while (cursor.isWord(0)) {
            cursor.read(handle);
        }
        if (cursor.is('!')) {
            cursor.read(handle);
        } else if (directive && handle.length() > 1) {
            throw fail("a %TAG directive without a handle", "write it as !name!");
        }
        return handle.toString();
    }

    /** @param head a handle that turned out to be the tag itself */
    private String uri(String head) {
        ByteArrayOutputStream uri = new ByteArrayOutputStream();
        uri.writeBytes(head.substring(Math.min(1, head.length())).getBytes(StandardCharsets.UTF_8));
        boolean any = !head.isEmpty();
        while (cursor.isWord(0) || URI.indexOf(cursor.at(0)) >= 0 || cursor.is('%')) {
            if (cursor.is('%')) {
                escapes(uri);
            } else {
                uri.write(cursor.at(0));
                cursor.skip();
            }
            any = true;
        }
        if (!any) {
            throw fail("a tag without a name", "write one, or put the value into quotes");
        }
        return uri.toString(StandardCharsets.UTF_8);
    }

    /** One character in UTF-8, an escape for each byte. */
    private void escapes(ByteArrayOutputStream uri) {
        int left = 1;
        boolean first = true;
        while (left > 0) {
            int high = hex(1);
            int low = hex(2);
            if (!cursor.is('%') || high < 0 || low < 0) {
                throw fail("a tag with an incomplete escape", "write % and two hex digits");
            }
            int octet = (high << 4) + low;
            int width = (octet & 0x80) == 0
                    ? 1
                    : (octet & 0xE0) == 0xC0 ? 2 : (octet & 0xF0) == 0xE0 ? 3 : (octet & 0xF8) == 0xF0 ? 4 : 0;
            if (first ? width == 0 : (octet & 0xC0) != 0x80) {
                throw fail("a tag with an escape that is no UTF-8", "check its hex digits");
            }
            left = first ? width : left;
            first = false;
            uri.write(octet);
            cursor.skip(3);
            left--;
        }
    }

    private int hex(int offset) {
        char c = cursor.at(offset);
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    Token directive() {
        cursor.skip();
        StringBuilder name = new StringBuilder();
        while (cursor.isWord(0)) {
            cursor.read(name);
        }
        if (name.length() == 0 || !cursor.isBlankOrEnd(0)) {
            throw fail("a line that begins with % is a directive, and this is none", "put the value into quotes");
        }
        Token token = switch (name.toString()) {
            case "YAML" -> version();
            case "TAG" -> tagDirective();
            default -> throw fail("the directive %" + name + " is none that YAML knows", "leave the line out");
        };
        cursor.skipBlanks();
        if (cursor.is('#')) {
            while (!cursor.isBreakOrEnd(0)) {
                cursor.skip();
            }
        }
        if (!cursor.isBreakOrEnd(0)) {
            throw fail("a directive with more behind it", "end the line there");
        }
        cursor.skipLine();
        return token;
    }

    private Token version() {
        cursor.skipBlanks();
        String major = number();
        if (!cursor.is('.')) {
            throw fail("a %YAML directive without a version", "leave the line out");
        }
        cursor.skip();
        return Token.of(Kind.VERSION_DIRECTIVE, start, cursor.position(), major + "." + number(), "");
    }

    private String number() {
        StringBuilder digits = new StringBuilder();
        while (cursor.isDigit(0) && digits.length() <= 2) {
            cursor.read(digits);
        }
        if (digits.length() == 0 || digits.length() > 2) {
            throw fail("a %YAML directive without a version", "leave the line out");
        }
        return String.valueOf(Integer.parseInt(digits.toString()));
    }

    private Token tagDirective() {
        cursor.skipBlanks();
        String handle = handle(true);
        if (!cursor.isBlank(0)) {
            throw fail("a %TAG directive without a prefix", "leave the line out");
        }
        cursor.skipBlanks();
        String prefix = uri("");
        if (!cursor.isBlankOrEnd(0)) {
            throw fail("a %TAG directive with more behind it", "leave the line out");
        }
        return Token.of(Kind.TAG_DIRECTIVE, start, cursor.position(), handle, prefix);
    }
}
