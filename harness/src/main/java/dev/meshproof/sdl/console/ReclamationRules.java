package dev.meshproof.sdl.console;

/** {@code reclamation} (sdl-input.schema.yaml). */
final class ReclamationRules {
    static final Rule RECLAMATION = Fields.of("reclamation")
            .required(
                    "min_window",
                    "reclamation",
                    Texts.matching(
                            "reclamation",
                            ReclamationRules::isWindow,
                            "Akash Console takes a whole number and s, m or h",
                            "write 24h"),
                    "write min_window: 24h");

    private ReclamationRules() {}

    /** {@code ^[1-9][0-9]*(s|m|h)$}. */
    private static boolean isWindow(String text) {
        int unit = text.length() - 1;
        return unit >= 1
                && "smh".indexOf(text.charAt(unit)) >= 0
                && text.charAt(0) != '0'
                && text.chars().limit(unit).allMatch(c -> c >= '0' && c <= '9');
    }
}
