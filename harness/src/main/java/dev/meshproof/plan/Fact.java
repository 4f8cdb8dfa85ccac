package dev.meshproof.plan;

import dev.meshproof.sdl.Position;
import java.util.Optional;
import java.util.function.Function;

/** Something read from an SDL, with where it was read; or unknown, with why. Nothing is ever assumed. */
public sealed interface Fact<T> {
    /** What it was read from. */
    enum Source {
        /** An item of {@code env}, also where a script names it through a variable; the position is the item's. */
        ENV,
        /** {@code command} or {@code args} that no shell reads. */
        ARGS,
        /** A shell script in {@code command} or {@code args}. */
        SCRIPT,
        /** What the image is known to do by itself. */
        IMAGE,
        /** The documented default of a program that is started there and told nothing else. */
        DEFAULT,
        LAB_FILE
    }

    /** Read at a position. */
    record Known<T>(T value, Source source, Position at) implements Fact<T> {
        @Override
        public String toString() {
            return value + " (" + source + ", " + at + ")";
        }
    }

    /** Could not be determined. */
    record Unknown<T>(String why) implements Fact<T> {}

    default Optional<T> known() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }

    /** The same place and source with another value, or unknown. */
    default <U> Fact<U> flatMap(Function<Known<T>, Fact<U>> mapper) {
        return this instanceof Known<T> known ? mapper.apply(known) : new Unknown<>(((Unknown<T>) this).why());
    }
}
