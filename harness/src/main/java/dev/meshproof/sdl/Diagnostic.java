package dev.meshproof.sdl;

/**
 * One finding about an SDL.
 *
 * @param judge who says so
 * @param code stable, kebab-case, e.g. {@code size-suffix}
 * @param at where the offending text begins
 * @param length of the offending text on its line, in code points; at least 1, or 0 where the file as a whole is meant
 * @param message the thing, what was seen and what is wrong with it
 * @param hint what to type instead; empty where the message says it all
 */
public record Diagnostic(
        Judge judge, Severity severity, String code, Position at, int length, String message, String hint) {
    /** One line: {@code file:line:column: message; hint}. */
    @Override
    public String toString() {
        return at + ": " + message + (hint.isEmpty() ? "" : "; " + hint);
    }
}
