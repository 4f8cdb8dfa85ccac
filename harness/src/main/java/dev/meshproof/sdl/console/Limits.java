package dev.meshproof.sdl.console;

/** Aliases let a small file name millions of values; no SDL does. */
final class Limits {
    private static final int MAX = 100_000;

    private Limits() {}

    static void check(long count, Spot at) {
        if (count > MAX) {
            throw new TooMuch(at);
        }
    }

    /** More than {@link #MAX} of what a document may hold many of. */
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Spot at;

        TooMuch(Spot at) {
            super("more than " + MAX, null, false, false);
            this.at = at;
        }

        void report(Report report) {
            report.error(
                    "yaml-alias",
                    at.place(),
                    "the document's aliases multiply into more than " + MAX + " values",
                    "write them out");
        }
    }
}
