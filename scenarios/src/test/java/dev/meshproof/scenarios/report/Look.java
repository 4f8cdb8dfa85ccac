package dev.meshproof.scenarios.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a page is looked at. */
enum Look {
    LIGHT("screen", "light", 1280, 900, List.of()),
    DARK("screen", "dark", 1280, 900, List.of("color-contrast")),
    /** A telephone's width, at which nothing may have to be scrolled sideways but what is meant to be. */
    NARROW("screen", "light", 390, 844, List.of("scrollable-region-focusable")),
    /** A4 upright between margins of 10 mm, at 96 pixels an inch. */
    PRINT("print", "light", 718, 1047, List.of("color-contrast"));

    private final String medium;
    private final String scheme;
    private final int width;
    private final int height;
    private final List<String> rules;

    Look(String medium, String scheme, int width, int height, List<String> rules) {
        this.medium = medium;
        this.scheme = scheme;
        this.width = width;
        this.height = height;
        this.rules = rules;
    }

    /** For names of files. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code screen} or {@code print}, as CSS has it. */
    String medium() {
        return medium;
    }

    /** In CSS pixels. */
    int width() {
        return width;
    }

    /** The rules of axe-core that may find here what they did not find in {@link #LIGHT}; empty for all. */
    List<String> rules() {
        return rules;
    }

    void applyTo(ChromeDriver driver) {
        driver.devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", this == NARROW));
        driver.devTools(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        medium,
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                // Colours in the middle of a transition are nobody's.
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }
}
