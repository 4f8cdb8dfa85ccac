package dev.meshproof.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Addresses as text, IPv6 ones as RFC 5952 has them. Never asks a resolver. */
public final class AddressText {
    private AddressText() {}

    public static String of(InetAddress address) {
        return of(address.getAddress());
    }

    /** @param bytes 4 or 16, in network order */
    public static String of(byte[] bytes) {
        if (bytes.length == 4) {
            return dotted(bytes, 0);
        }
        if (isMapped(bytes)) {
            return "::ffff:" + dotted(bytes, 12);
        }
        int gap = -1;
        int longest = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && group(bytes, i + run) == 0) {
                run++;
            }
            if (run > longest) {
                longest = run;
                gap = i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == gap) {
                text.append("::");
                i += longest - 1;
                continue;
            }
            if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(bytes, i)));
        }
        return text.toString();
    }

    /** {@code host:port}, with brackets around what holds a colon. */
    public static String hostPort(String host, int port) {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /** A literal address, or null if {@code host} is a name. */
    public static @Nullable InetAddress parse(String host) {
        try {
            if (host.indexOf(':') < 0) {
                byte[] bytes = parseDotted(host);
                return bytes == null ? null : InetAddress.getByAddress(bytes);
            }
            boolean literal = host.charAt(0) == ':' || Character.digit(host.charAt(0), 16) >= 0;
            return literal ? InetAddress.getByName(host) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static byte @Nullable [] parseDotted(String host) {
        byte[] bytes = new byte[4];
        int octet = 0;
        int digits = 0;
        int value = 0;
        for (int i = 0; i <= host.length(); i++) {
            char c = i < host.length() ? host.charAt(i) : '.';
            if (c == '.') {
                if (digits == 0 || octet == 4) {
                    return null;
                }
                bytes[octet++] = (byte) value;
                digits = 0;
                value = 0;
            } else {
                value = value * 10 + (c - '0');
                if (c < '0' || c > '9' || ++digits > 3 || value > 255) {
                    return null;
                }
            }
        }
        return octet == 4 ? bytes : null;
    }

    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }

    private static String dotted(byte[] b, int at) {
        return (b[at] & 0xff) + "." + (b[at + 1] & 0xff) + "." + (b[at + 2] & 0xff) + "." + (b[at + 3] & 0xff);
    }

    private static int group(byte[] bytes, int i) {
        return (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
}
