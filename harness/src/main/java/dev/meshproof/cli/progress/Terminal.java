package dev.meshproof.cli.progress;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A terminal that lines can be written to again.
 *
 * @param width in cells
 * @param colour whether it takes colours
 */
record Terminal(int width, boolean colour) {
    /**
     * Set by the launcher where standard error is a terminal, to its columns: {@code System.console()} is there only where
     * standard input and output are terminals too, and Java 17 knows no columns.
     */
    static final String COLUMNS_PROPERTY = "meshproof.terminal";

    private static final int USUAL = 80;
    private static final int NARROWEST = 20;

    static Optional<Terminal> ofStandardError() {
        return of(System.getProperty(COLUMNS_PROPERTY), System.getenv());
    }

    /** @param columns as the launcher found them; null where there is no terminal, no number where it does not say */
    static Optional<Terminal> of(@Nullable String columns, Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "dumb");
        if (columns == null || kind.isEmpty() || kind.equals("dumb")) {
            return Optional.empty();
        }
        int width = columns(environment.getOrDefault("COLUMNS", ""))
                .orElse(columns(columns).orElse(USUAL));
        return width < NARROWEST
                ? Optional.empty()
                : Optional.of(new Terminal(width, !environment.containsKey("NO_COLOR")));
    }

    /** A terminal that does not know its size says 0. */
    private static Optional<Integer> columns(String text) {
        return text.matches("[1-9][0-9]{0,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
