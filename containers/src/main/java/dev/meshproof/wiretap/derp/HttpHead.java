package dev.meshproof.wiretap.derp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The head of an HTTP/1.1 message out of chunks (RFC 9112). */
final class HttpHead {
    private static final int LONGEST = 16 << 10;
    private static final int FIRST = 512;

    private byte[] bytes = new byte[0];
    private int length;

    int pending() {
        return length;
    }

    int kept() {
        return bytes.length;
    }

    /** The lines of the head if it is whole now, without the empty one behind them; null if it is not. */
    @Nullable
    List<String> take(ByteBuffer in) throws Malformed {
        while (in.hasRemaining()) {
            byte next = in.get();
            if (next < ' ' && next != '\r' && next != '\n' && next != '\t') {
                throw new Malformed(
                        String.format(Locale.ROOT, "the byte 0x%02x in the head of an HTTP message", next & 0xff));
            }
            if (length == LONGEST) {
                throw new Malformed("the head of an HTTP message over " + LONGEST + " bytes");
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(FIRST, 2 * length));
            }
            bytes[length++] = next;
            if (next == '\n' && endsWith("\r\n\r\n")) {
                String head = new String(bytes, 0, length - 4, StandardCharsets.US_ASCII);
                bytes = new byte[0];
                length = 0;
                return List.of(head.split("\r\n", -1));
            }
        }
        return null;
    }

    private boolean endsWith(String end) {
        for (int i = 1; i <= end.length(); i++) {
            if (length < i || bytes[length - i] != end.charAt(end.length() - i)) {
                return false;
            }
        }
        return true;
    }

    /** The value of a header that may stand once; null if it is not there. */
    static @Nullable String value(List<String> head, String name) throws Malformed {
        String found = null;
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new Malformed("no header: " + shown(line));
            }
            if (line.substring(0, colon).equalsIgnoreCase(name)) {
                String value = line.substring(colon + 1).strip();
                if (found != null && !found.equals(value)) {
                    throw new Malformed("two headers " + name + ": " + shown(found) + " and " + shown(value));
                }
                found = value;
            }
        }
        return found;
    }

    static String shown(String text) {
        return "\"" + (text.length() > 80 ? text.substring(0, 80) + "..." : text) + "\"";
    }
}
