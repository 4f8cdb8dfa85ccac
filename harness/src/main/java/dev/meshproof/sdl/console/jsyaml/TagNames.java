package dev.meshproof.sdl.console.jsyaml;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The names of tags, which are URIs (js-yaml, PATTERN_TAG_URI and decodeURIComponent). */
final class TagNames {
    private static final String MARKS = "-#;/?:@&=+$,_.!~*'()[]";

    private TagNames() {}

    /** Of a name that is not empty; its first character may be nearly anything. */
    static boolean isUri(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i == 0 ? State.isFlowIndicator(c) : !isUri(name, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUri(String name, int index) {
        char c = name.charAt(index);
        if (c == '%') {
            return isEscape(name, index);
        }
        return c < 128 && (Character.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0);
    }

    private static boolean isEscape(String name, int index) {
        return isHexadecimal(name, index + 1) && isHexadecimal(name, index + 2);
    }

    private static boolean isHexadecimal(String name, int index) {
        return index < name.length() && name.charAt(index) < 128 && Character.digit(name.charAt(index), 16) >= 0;
    }

    /**
     * @param start where the tag stands
     * @throws Fault if it is no URI, or its escapes are no UTF-8
     */
    static String decoded(int start, String name) {
        if (!isUri(name)) {
            throw Properties.unknown(start, name);
        }
        StringBuilder decoded = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != '%') {
                decoded.append(text(start, name, bytes)).append(name.charAt(i));
            } else if (isEscape(name, i)) {
                bytes.write(Integer.parseInt(name, i + 1, i + 3, 16));
                i += 2;
            } else {
                throw Properties.unknown(start, name);
            }
        }
        return decoded.append(text(start, name, bytes)).toString();
    }

    private static String text(int start, String name, ByteArrayOutputStream bytes) {
        if (bytes.size() == 0) {
            return "";
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
            bytes.reset();
            return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException e) {
            throw Properties.unknown(start, name);
        }
    }
}
