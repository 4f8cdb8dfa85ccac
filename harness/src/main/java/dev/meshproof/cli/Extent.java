package dev.meshproof.cli;

import java.util.EnumSet;
import java.util.Set;

/**
 * How much of a run is rendered.
 *
 * @param cuts what is left out, or told more shortly
 */
record Extent(Detail detail, Set<Cut> cuts) {
    /** What a screen can do without, beginning with what is missed least. */
    enum Cut {
        /** Stages beyond one line. */
        TIMES,
        /** All but how many SDLs there are. */
        SDLS,
        /** The ends of logs. */
        LOGS,
        /** Claims that turned by a cause that is told already: their names stay. */
        ALIKE,
        /** The names of what is proven. */
        NAMES,
        /** The names of what there is nothing to judge for. */
        IDLE,
        /** Notes beyond one line each. */
        NOTES,
        /** Where the SDL says what was expected, what else was seen, and more than one case of a claim. */
        PLACES,
        /** Pairs one by one. */
        MATRIX,
        /** How long it took, and even how many SDLs there are on how many providers. */
        SOURCES,
        /** A line for each claim, and notes altogether. */
        CLAIMS
    }

    static Extent of(Detail detail) {
        return new Extent(detail, EnumSet.noneOf(Cut.class));
    }

    boolean lacks(Cut cut) {
        return cuts.contains(cut);
    }

    Extent without(Cut cut) {
        Set<Cut> more = EnumSet.of(cut);
        more.addAll(cuts);
        return new Extent(detail, more);
    }

    /** How many there may be, where everything is not asked for. */
    int most(int usual) {
        return detail == Detail.ALL ? Integer.MAX_VALUE : usual;
    }
}
