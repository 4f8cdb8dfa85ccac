package dev.meshproof.scenarios.broken;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All sabotages, and the good lab that they are done to.
 *
 * @param good what all of them leave as it is
 */
record Sabotages(Mutant good, Map<String, Broken> sabotages) {
    /** A sabotage with its name. */
    record Named(String name, Broken broken) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Sabotages read() {
        return DataFiles.read("sabotages.yaml", Sabotages.class);
    }

    /** @param which see {@link DataFiles#chosen} */
    List<Named> chosen(String which) {
        Map<String, Named> named = new TreeMap<>();
        sabotages.forEach((name, broken) -> named.put(name, new Named(name, broken)));
        return DataFiles.chosen(named, which, each -> each.broken().tier() == Tier.VERIFY);
    }

    Base base() {
        return Mutants.base(good.base());
    }

    /** What the lab comes to with nothing broken. */
    Map<ClaimId, Verdict> unbroken() {
        return good.expected(base());
    }
}
