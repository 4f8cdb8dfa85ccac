package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.chain.go.Durations;
import java.math.BigInteger;
import java.util.Optional;

/** {@code reclamation.min_window} is a Go duration above 0 (go/sdl, reclamation.go). */
final class ReclamationRule {
    private ReclamationRule() {}

    static void check(Text window, Report report) {
        Optional<BigInteger> duration = Durations.parse(window.value());
        if (window.value().isEmpty()) {
            report.error(
                    "reclamation",
                    window,
                    "reclamation.min_window is missing",
                    "write min_window: 1h, or leave the section out");
        } else if (duration.isEmpty()) {
            report.error(
                    "reclamation",
                    window,
                    "reclamation.min_window is \"" + window.value() + "\", which is no duration",
                    "write a number and s, m or h, such as 90s or 24h");
        } else if (duration.get().signum() <= 0) {
            report.error(
                    "reclamation",
                    window,
                    "reclamation.min_window is \"" + window.value() + "\", which is not above 0",
                    "write a duration such as 1h, or leave the section out");
        }
    }
}
