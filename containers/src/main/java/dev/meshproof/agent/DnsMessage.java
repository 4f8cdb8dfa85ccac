package dev.meshproof.agent;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * As much of a DNS query as a sinkhole needs (RFC 1035, section 4).
 *
 * @param name asked for, without the last dot; bytes that are not printable ASCII as {@code \DDD}
 * @param type e.g. {@code A}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DnsMessage(String name, String type, byte[] bytes, int questionEnd) {
    private static final int HEADER = 12;

    /** The query in the first {@code length} bytes, or null if there is none. */
    static @Nullable DnsMessage parse(byte[] bytes, int length) {
        boolean query = length > HEADER && (bytes[2] & 0x80) == 0 && bytes[4] == 0 && bytes[5] == 1;
        if (!query) {
            return null;
        }
        StringBuilder name = new StringBuilder();
        int at = HEADER;
        while (at < length && bytes[at] != 0) {
            int label = bytes[at] & 0xff;
            if (label > 63 || at + 1 + label >= length || name.length() > 255) {
                return null;
            }
            name.append(name.length() == 0 ? "" : ".");
            for (int i = at + 1; i <= at + label; i++) {
                append(name, bytes[i] & 0xff);
            }
            at += 1 + label;
        }
        if (at + 5 > length) {
            return null;
        }
        int type = (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
        return new DnsMessage(name.toString(), typeName(type), Arrays.copyOf(bytes, length), at + 5);
    }

    /** The answer "no such name", from a server that recurses; the question repeated, all else left out. */
    byte[] noSuchName() {
        byte[] answer = Arrays.copyOf(bytes, questionEnd);
        answer[2] = (byte) (0x80 | (bytes[2] & 0x79));
        answer[3] = (byte) 0x83;
        Arrays.fill(answer, 6, HEADER, (byte) 0);
        return answer;
    }

    private static void append(StringBuilder name, int c) {
        if (c > ' ' && c <= '~' && c != '.' && c != '\\') {
            name.append((char) c);
        } else {
            String digits = Integer.toString(c + 1000);
            name.append('\\').append(digits, 1, 4);
        }
    }

    private static String typeName(int type) {
        return switch (type) {
            case 1 -> "A";
            case 2 -> "NS";
            case 5 -> "CNAME";
            case 6 -> "SOA";
            case 12 -> "PTR";
            case 15 -> "MX";
            case 16 -> "TXT";
            case 28 -> "AAAA";
            case 33 -> "SRV";
            case 65 -> "HTTPS";
            case 255 -> "ANY";
            default -> "TYPE" + type;
        };
    }
}
