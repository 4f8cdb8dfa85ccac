package dev.meshproof.reports.timeline;

/** How grave a line of a log is, as far as it says so; see {@link LevelReader}. */
enum Level {
    OTHER("-"),
    WARNING("warning"),
    ERROR("error");

    private final String word;

    Level(String word) {
        this.word = word;
    }

    /** As it stands in the page. */
    String word() {
        return word;
    }

    Level orWorse(Level other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
