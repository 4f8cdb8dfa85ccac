package dev.meshproof.plan;

/** A script that cannot be followed; the message says why and where in the SDL. */
public final class UnreadableScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableScriptException(String message, ShellSyntaxException cause) {
        super(message, cause);
    }
}
