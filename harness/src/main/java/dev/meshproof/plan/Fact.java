package dev.meshproof.plan;

import dev.meshproof.sdl.Position;
import java.util.Optional;

/** Something read from an SDL, with where it was read; or unknown, with why. Nothing is ever assumed. */
public sealed interface Fact<T> {
    /** What part of the SDL it was read from. */
    enum Source {
        ENV,
        ARGS,
        SCRIPT,
        LAB_FILE
    }

    /** Read at a position. */
    record Known<T>(T value, Source source, Position at) implements Fact<T> {}

    /** Could not be determined. */
    record Unknown<T>(String why) implements Fact<T> {}

    default Optional<T> known() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }
}
