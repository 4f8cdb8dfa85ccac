package dev.meshproof.sdl.chain.go;

import java.util.List;
import java.util.regex.Pattern;

/** Go's {@code netip.ParseAddr} for what stands in brackets in a URL (net/netip, netip.go). */
final class Addresses {
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.|$)){4}(?<!\\.)");

    private Addresses() {}

    static boolean isIpv6(String text) {
        int percent = text.indexOf('%');
        String address = percent < 0 ? text : text.substring(0, percent);
        if (percent >= 0 && text.substring(percent).replaceFirst("%25|%", "").isEmpty()) {
            return false;
        }
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address, true) == 8;
        }
        String before = address.substring(0, gap);
        String after = address.substring(gap + 2);
        int first = before.isEmpty() ? 0 : groups(before, false);
        int second = after.isEmpty() ? 0 : groups(after, true);
        return first >= 0 && second >= 0 && first + second < 8;
    }

    /** How many groups of 16 bits there are; -1 where one is none. */
    private static int groups(String text, boolean last) {
        List<String> parts = List.of(text.split(":", -1));
        int count = 0;
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (last && i == parts.size() - 1 && IPV4.matcher(part).matches()) {
                count += 2;
            } else if (GROUP.matcher(part).matches()) {
                count++;
            } else {
                return -1;
            }
        }
        return count;
    }
}
