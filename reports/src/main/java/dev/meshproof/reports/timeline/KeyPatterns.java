package dev.meshproof.reports.timeline;

import java.util.regex.Pattern;

/**
 * Keys, by their form. What is written is redacted by value already; a key that is none of the run's own, because a user's
 * script printed it, is known by its form alone. Public node keys may stand: reports tell nodes by them.
 */
final class KeyPatterns {
    /** tailscale's types/key/util.go and headscale's keys: a prefix that names the kind, and the key. */
    private static final Pattern KEYS = Pattern.compile(
            "\\b(?:(?:tskey|hskey)-[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)?|(?:privkey|nlpriv):[0-9a-fA-F]+)");

    private KeyPatterns() {}

    static String hide(String text) {
        return text.indexOf("key") < 0 && text.indexOf("nlpriv") < 0
                ? text
                : KEYS.matcher(text).replaceAll("[redacted]");
    }
}
