package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node.Bool;
import dev.meshproof.sdl.console.jsyaml.Node.Num;
import dev.meshproof.sdl.console.jsyaml.Node.Str;

/** Rules for booleans and whole numbers. To AJV, without {@code strictNumbers}, {@code 80.0},
 * {@code 8e1} and even {@code .inf} are whole. */
final class Scalars {
    static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    private Scalars() {}

    static Rule bool() {
        return (spot, report) -> {
            if (!(spot.node() instanceof Bool)) {
                report.error(
                        "not-a-boolean",
                        spot.place(),
                        spot.path() + " is " + report.seen(spot.node()) + ": neither true nor false to Akash Console",
                        "write true or false, without quotes");
            }
        };
    }

    static Rule whole(String code, int least, double most) {
        String range = most == NO_LIMIT ? least + " or more" : "from " + least + " to " + (int) most;
        return (spot, report) -> {
            boolean accepted = spot.node() instanceof Num number
                    && (number.value() % 1 == 0 || Double.isInfinite(number.value()))
                    && number.value() >= least
                    && number.value() <= most;
            if (!accepted) {
                boolean quoted = spot.node() instanceof Str;
                report.error(
                        spot.node() instanceof Num ? code : "not-a-number",
                        spot.place(),
                        spot.path() + " is " + report.seen(spot.node()) + ": Akash Console takes a whole number, "
                                + range,
                        "write a number " + range + (quoted ? ", without quotes" : ""));
            }
        };
    }
}
