package dev.meshproof.sdl;

/**
 * One finding about an SDL.
 *
 * @param code stable, kebab-case, e.g. {@code size-suffix}
 * @param message the thing, what was seen and what is wrong with it
 * @param hint what to type instead; empty where the message says it all
 */
public record Diagnostic(Severity severity, String code, Position at, String message, String hint) {
    /** One line: {@code file:line:column: message; hint}. */
    @Override
    public String toString() {
        return at + ": " + message + (hint.isEmpty() ? "" : "; " + hint);
    }
}
