package dev.meshproof.wiretap.derp;

/** What came cannot be read. It never leaves this package: its message becomes an {@link StreamEvent.Unreadable}. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
        super(message, null, false, false);
    }
}
