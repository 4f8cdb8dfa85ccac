package dev.meshproof.sdl.chain.go;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Whether Go's {@code url.ParseRequestURI("http://" + host)} succeeds (net/url, url.go). */
public final class RequestUri {
    private static final String HOST_CHARACTERS = "-_.~!$&'()*+,;=:[]<>\"";
    private static final Pattern PORT = Pattern.compile("(?::[0-9]*)?");
    private static final Pattern USER = Pattern.compile("[-A-Za-z0-9._:~!$&'()*+,;=%@]*");

    private RequestUri() {}

    public static boolean takes(String host) {
        if (host.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            return false;
        }
        int query = host.indexOf('?');
        String rest = query < 0 ? host : host.substring(0, query);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String path = slash < 0 ? "" : rest.substring(slash);
        int at = authority.lastIndexOf('@');
        String user = at < 0 ? "" : authority.substring(0, at);
        return host(authority.substring(at + 1))
                && USER.matcher(user).matches()
                && escapes(user, false)
                && escapes(path, false);
    }

    private static boolean host(String host) {
        int open = host.lastIndexOf('[');
        if (open > 0) {
            return false;
        }
        if (open < 0) {
            int colon = host.indexOf(':');
            return (colon < 0 || PORT.matcher(host.substring(colon)).matches()) && escapes(host, true);
        }
        int close = host.lastIndexOf(']');
        return close > 0
                && PORT.matcher(host.substring(close + 1)).matches()
                && escapes(host.substring(1, close), true)
                && Addresses.isIpv6(host.substring(1, close));
    }

    /** {@code unescape}: a percent sign begins two hex digits, and a host has few characters to choose from. */
    private static boolean escapes(String text, boolean host) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xFF;
            if (c == '%') {
                if (i + 2 >= bytes.length || hex(bytes[i + 1]) < 0 || hex(bytes[i + 2]) < 0) {
                    return false;
                }
                boolean percent = bytes[i + 1] == '2' && bytes[i + 2] == '5';
                if (host && hex(bytes[i + 1]) < 8 && !percent) {
                    return false;
                }
                i += 2;
            } else if (host && c < 0x80 && !Character.isLetterOrDigit(c) && HOST_CHARACTERS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int hex(byte digit) {
        return digit < 0 ? -1 : Character.digit(digit, 16);
    }
}
