package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node.Nothing;

/**
 * What the console takes at one place. Rules are made once and kept; they hold no state. What a rule refuses is invalid for the
 * console, and what all rules accept is valid for its schema.
 */
interface Rule {
    void check(Spot spot, Report report);

    /** The same, and {@code null} as well. */
    default Rule orNothing() {
        return (spot, report) -> {
            if (!(spot.node() instanceof Nothing)) {
                check(spot, report);
            }
        };
    }
}
