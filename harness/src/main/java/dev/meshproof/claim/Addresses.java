package dev.meshproof.claim;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads addresses as texts; never looks a name up. */
final class Addresses {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern MAPPED =
            Pattern.compile("(?:::|0:0:0:0:0:|0{4}(?::0{4}){4}:)ffff:(.+)", Pattern.CASE_INSENSITIVE);

    private Addresses() {}

    /** 127.0.0.1 and nothing else of 127.0.0.0/8; also as a socket of both families has it, ::ffff:127.0.0.1. */
    static boolean isLoopback(String address) {
        return unmapped(address).equals("127.0.0.1");
    }

    /** An address of one interface that is not its loopback: what a canary listens on. */
    static boolean isOfAnInterface(String address) {
        String plain = unmapped(address);
        return !plain.startsWith("127.") && !plain.equals("0.0.0.0") && !plain.matches("[0:]*:[0:]*1?");
    }

    /** 100.64.0.0/10, of which tailnets take their addresses. */
    static boolean isOfTailnet(String address) {
        var parts = IPV4.matcher(address);
        if (!parts.matches()) {
            return false;
        }
        int second = Integer.parseInt(parts.group(2));
        return parts.group(1).equals("100") && second >= 64 && second < 128;
    }

    /** {@code 198.18.0.2:8000} without its port. */
    static String host(String at) {
        return at.replaceFirst(":\\d+$", "");
    }

    /** An address that more than one may listen to: multicast, or broadcast on the own network. */
    static boolean isOfMany(String address) {
        return address.equals("255.255.255.255")
                || address.toLowerCase(Locale.ROOT).startsWith("ff")
                || covers("224.0.0.0/4", address);
    }

    /** An IPv6 address that leads no further than its own link. What IPv4 has of the kind is routed like any other. */
    static boolean isOfLink(String address) {
        return address.toLowerCase(Locale.ROOT).startsWith("fe80:");
    }

    /** Whether an IPv4 prefix covers an address; never where either is not written so. */
    static boolean covers(String prefix, String address) {
        int slash = prefix.indexOf('/');
        OptionalLong network = bits(slash < 0 ? prefix : prefix.substring(0, slash));
        OptionalLong one = bits(unmapped(address));
        if (network.isEmpty() || one.isEmpty()) {
            return false;
        }
        int length = slash < 0 ? 32 : Integer.parseInt(prefix.substring(slash + 1));
        return network.getAsLong() >> (32 - length) == one.getAsLong() >> (32 - length);
    }

    private static OptionalLong bits(String address) {
        var parts = IPV4.matcher(address);
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        long bits = 0;
        for (int i = 1; i <= 4; i++) {
            bits = bits << 8 | Integer.parseInt(parts.group(i));
        }
        return OptionalLong.of(bits);
    }

    private static String unmapped(String address) {
        var mapped = MAPPED.matcher(address);
        if (!mapped.matches()) {
            return address;
        }
        String rest = mapped.group(1);
        return IPV4.matcher(rest).matches() ? rest : fromHex(rest).orElse(address);
    }

    /** {@code 7f00:1} is how the last 32 bits stand in an address that is not written mixed. */
    private static Optional<String> fromHex(String rest) {
        var words = Pattern.compile("([0-9a-fA-F]{1,4}):([0-9a-fA-F]{1,4})").matcher(rest);
        if (!words.matches()) {
            return Optional.empty();
        }
        int high = Integer.parseInt(words.group(1), 16);
        int low = Integer.parseInt(words.group(2), 16);
        return Optional.of((high >> 8) + "." + (high & 255) + "." + (low >> 8) + "." + (low & 255));
    }
}
