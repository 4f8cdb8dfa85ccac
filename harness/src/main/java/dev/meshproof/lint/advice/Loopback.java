package dev.meshproof.lint.advice;

import java.util.Locale;

/** Addresses that only the container itself reaches. */
final class Loopback {
    private Loopback() {}

    /** Whether {@code host}, {@code host:port} or {@code [host]:port} is on loopback. */
    static boolean is(String address) {
        String lower = address.toLowerCase(Locale.ROOT).replaceFirst("^[a-z]{1,10}://", "");
        return lower.matches("(localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?)(:[0-9]{1,5})?/?");
    }
}
