package dev.meshproof.lint;

/**
 * A secret in a file's text.
 *
 * @param start index of its first character
 * @param end index behind its last
 * @param kind what it is, in words; empty for a value that is only hidden because of its variable's name
 */
public record Secret(int start, int end, String kind) {
    /** Whether it is surely a real one. */
    boolean certain() {
        return !kind.isEmpty();
    }
}
