package dev.meshproof.run;

import dev.meshproof.plan.Fact;
import java.util.Locale;
import java.util.Optional;

/**
 * Something read from an SDL.
 *
 * @param source env, args, script, image, default or lab_file
 * @param unknown why it could not be determined; then the others are empty
 */
public record FactResult(
        Optional<String> value, Optional<String> source, Optional<Place> at, Optional<String> unknown) {
    static FactResult of(Fact<?> fact) {
        if (fact instanceof Fact.Known<?> known) {
            return new FactResult(
                    Optional.of(String.valueOf(known.value())),
                    Optional.of(known.source().name().toLowerCase(Locale.ROOT)),
                    Optional.of(Place.of(known.at())),
                    Optional.empty());
        }
        return new FactResult(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(((Fact.Unknown<?>) fact).why()));
    }
}
