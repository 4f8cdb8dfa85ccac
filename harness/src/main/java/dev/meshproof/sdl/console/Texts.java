package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node.Bool;
import dev.meshproof.sdl.console.jsyaml.Node.Nothing;
import dev.meshproof.sdl.console.jsyaml.Node.Num;
import dev.meshproof.sdl.console.jsyaml.Node.Obj;
import dev.meshproof.sdl.console.jsyaml.Node.Shape;
import dev.meshproof.sdl.console.jsyaml.Node.Str;
import java.util.List;
import java.util.function.Predicate;

/** Rules for strings. To JavaScript {@code 512} and {@code true} are none unless they are quoted. */
final class Texts {
    private Texts() {}

    /** @param example what to write */
    static Rule any(String example) {
        return (spot, report) -> isText(spot, report, "missing", example);
    }

    /** Bytes: what is no string is a number without a unit. */
    static Rule size(String example) {
        return (spot, report) -> {
            if (spot.node() instanceof Num) {
                report.error(
                        "not-a-string",
                        spot.node(),
                        spot.path() + " is " + report.seen(spot.node())
                                + ": a number to Akash Console, which takes a string",
                        "write it with its unit, such as " + example);
            } else {
                isText(spot, report, "missing", "write " + example);
            }
        };
    }

    static Rule matching(String code, Predicate<String> accepted, String problem, String hint) {
        return (spot, report) -> {
            if (isText(spot, report, code, hint) && spot.node() instanceof Str text && !accepted.test(text.value())) {
                report.error(code, spot.node(), spot.path() + " " + report.seen(text) + ": " + problem, hint);
            }
        };
    }

    /** @param least number of code points, as AJV counts (runtime/ucs2length) */
    static Rule ofLength(String code, int least, String example) {
        String problem =
                least == 1 ? "is empty" : "is shorter than the " + least + " characters that Akash Console asks for";
        return (spot, report) -> {
            if (isText(spot, report, code, "write " + example)
                    && spot.node() instanceof Str text
                    && text.value().codePointCount(0, text.value().length()) < least) {
                report.error(code, spot.node(), spot.path() + " " + problem, "write " + example);
            }
        };
    }

    static Rule oneOf(String code, String... words) {
        List<String> known = List.of(words);
        String takes = "Akash Console takes " + Names.either(known);
        return (spot, report) -> {
            if (!isText(spot, report, code, "write " + Names.either(known))) {
                return;
            }
            if (spot.node() instanceof Str text && !known.contains(text.value())) {
                report.error(
                        code,
                        spot.node(),
                        spot.path() + " " + report.seen(text) + ": " + takes,
                        Names.near(text.value(), known)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("write " + Names.either(known)));
            }
        };
    }

    private static boolean isText(Spot spot, Report report, String missing, String hint) {
        if (spot.node() instanceof Str) {
            return true;
        }
        String saw = spot.path() + " is " + report.seen(spot.node());
        if (spot.node() instanceof Num || spot.node() instanceof Bool) {
            String kind = spot.node() instanceof Num ? "a number" : "a boolean";
            report.error(
                    "not-a-string",
                    spot.node(),
                    saw + ": " + kind + " to Akash Console, which takes a string",
                    "put it in quotes: \"" + report.written(spot.node()) + "\"");
        } else if (spot.node() instanceof Obj map && map.shape() == Shape.DATE) {
            report.error(
                    "not-a-string",
                    spot.node(),
                    saw + " to Akash Console, which takes a string",
                    "put it in quotes: \"" + report.written(spot.node()) + "\"");
        } else {
            String code = spot.node() instanceof Nothing ? missing : "not-a-string";
            report.error(code, spot.place(), saw + ": Akash Console takes a string", hint);
        }
        return false;
    }
}
