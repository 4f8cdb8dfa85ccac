package dev.meshproof.scenarios.broken;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All mutants and their bases, as their files have them. */
final class Mutants {
    private Mutants() {}

    private record Bases(Map<String, Base> bases) {}

    /** A mutant with its name, which is its file's, and what it is made from. */
    record Named(String name, Mutant mutant, Base base) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Map<String, Named> all() {
        Map<String, Named> named = new TreeMap<>();
        DataFiles.readAll("mutants/each", Mutant.class)
                .forEach((name, mutant) -> named.put(name, new Named(name, mutant, base(mutant.base()))));
        return named;
    }

    /** @throws IllegalArgumentException if there is none of that name */
    static Base base(String name) {
        Base base = DataFiles.read("mutants/bases.yaml", Bases.class).bases().get(name);
        if (base == null) {
            throw new IllegalArgumentException("there is no base " + name);
        }
        return base;
    }

    /** @param which see {@link DataFiles#chosen} */
    static List<Named> chosen(String which) {
        return DataFiles.chosen(all(), which, named -> named.mutant().tier() == Tier.VERIFY);
    }
}
