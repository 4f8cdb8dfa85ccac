package dev.meshproof.reports.timeline;

/**
 * Something that took its time. Milliseconds since the run's start.
 *
 * @param label what it was, in words, without its times
 */
record Span(long from, long to, Look look, String label) {
    Span {
        to = Math.max(from, to);
    }

    /** How it is drawn, and what the legend says of it. */
    enum Look {
        STAGE("p", "phase of the lab"),
        LIFE("l", "container runs"),
        EVENT("e", "ready, ended, restarted"),
        REACHED("r", "probe reached something"),
        SILENT("n", "probe was refused, or got no answer"),
        FACTS("k", "probe read facts, or several kinds of answers"),
        FAILED("f", "probe failed");

        private final String code;
        private final String words;

        Look(String code, String words) {
            this.code = code;
            this.words = words;
        }

        /** Its class in the style sheet. */
        String code() {
            return code;
        }

        String words() {
            return words;
        }

        /** @param answer the kind of an answer as it stands in the evidence */
        static Look of(String answer) {
            return switch (answer) {
                case "reached" -> REACHED;
                case "refused", "reset", "timed-out", "no-route", "unknown-name", "proxy-refused", "no-proxy" -> SILENT;
                case "probe-failed" -> FAILED;
                default -> FACTS;
            };
        }
    }
}
