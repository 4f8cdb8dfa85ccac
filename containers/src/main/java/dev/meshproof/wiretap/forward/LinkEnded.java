package dev.meshproof.wiretap.forward;

/** A connection cannot go on. */
final class LinkEnded extends Exception {
    private static final long serialVersionUID = 1;

    private final Ending ending;

    LinkEnded(Ending ending, String detail) {
        super(detail, null, false, false);
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
