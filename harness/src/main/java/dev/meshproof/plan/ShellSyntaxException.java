package dev.meshproof.plan;

/** A script that a shell would refuse, or that this reader cannot follow. */
final class ShellSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int at;

    ShellSyntaxException(String message, int at) {
        super(message);
        this.at = at;
    }

    /** Index into the script. */
    int at() {
        return at;
    }
}
