package dev.meshproof.cli.lint;

import dev.meshproof.sdl.Severity;

/** Colours for a terminal, or none. */
record Colours(boolean on) {
    String severity(Severity severity, String text) {
        return sgr(
                switch (severity) {
                    case ERROR -> "1;31";
                    case WARNING -> "1;33";
                    case NOTE -> "1;36";
                },
                text);
    }

    String bold(String text) {
        return sgr("1", text);
    }

    String gutter(String text) {
        return sgr("1;34", text);
    }

    String verdict(boolean accepted, String text) {
        return sgr(accepted ? "32" : "31", text);
    }

    private String sgr(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
