package dev.meshproof.run;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.RunOutline.ClaimOutline;
import dev.meshproof.run.RunOutline.Sdl;
import dev.meshproof.run.RunResult.Timing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs between two runs.
 *
 * @param claims that came to another verdict
 * @param cases that are refuted or inconclusive in one of them and are otherwise in the other
 * @param phases all, by what each took
 * @param versions that ran in one of them only, meshproof's too
 * @param sdls whose text is another, or that only one of them has
 */
public record RunComparison(
        RunOutline before,
        RunOutline after,
        List<Change<Verdict>> claims,
        List<Change<Verdict>> cases,
        List<Change<Long>> phases,
        List<Change<String>> versions,
        List<Change<String>> sdls) {
    /** One thing in both runs; empty where a run has no such thing. */
    public record Change<T>(String what, Optional<T> before, Optional<T> after) {
        boolean isOne() {
            return !before.equals(after);
        }
    }

    public static RunComparison of(RunOutline before, RunOutline after) {
        return new RunComparison(
                before,
                after,
                differing(verdicts(before), verdicts(after)),
                differing(failures(before), failures(after)),
                changes(times(before), times(after)),
                differing(versions(before), versions(after)),
                differing(hashes(before), hashes(after)));
    }

    /** Claims that were not refuted or inconclusive before, and are now. */
    public List<Change<Verdict>> newlyFailing() {
        return claims.stream()
                .filter(c -> isFailed(c.after) && !isFailed(c.before))
                .toList();
    }

    /** Claims that were refuted or inconclusive before, and are proven now. */
    public List<Change<Verdict>> fixed() {
        return claims.stream()
                .filter(c -> isFailed(c.before) && c.after.equals(Optional.of(Verdict.PROVEN)))
                .toList();
    }

    /** Whether SDLs, lab file and policy were the same. */
    public boolean sameInputs() {
        return before.inputs().equals(after.inputs());
    }

    private static boolean isFailed(Optional<Verdict> verdict) {
        return verdict.filter(v -> v == Verdict.REFUTED || v == Verdict.INCONCLUSIVE)
                .isPresent();
    }

    private static Map<String, Verdict> verdicts(RunOutline run) {
        return mapped(run.claims().stream(), ClaimOutline::id, ClaimOutline::verdict);
    }

    private static Map<String, Verdict> failures(RunOutline run) {
        Map<String, Verdict> failures = new LinkedHashMap<>();
        run.claims()
                .forEach(claim -> claim.failed()
                        .forEach((subject, verdict) -> failures.put(claim.id() + " of " + subject, verdict)));
        return failures;
    }

    private static Map<String, Long> times(RunOutline run) {
        return mapped(run.timings().stream(), Timing::name, Timing::durationMillis);
    }

    private static Map<String, String> hashes(RunOutline run) {
        return mapped(run.sdls().stream(), Sdl::file, Sdl::sha256);
    }

    /** By part; a part of which several versions ran has them all. */
    private static Map<String, String> versions(RunOutline run) {
        return Stream.concat(Stream.of("meshproof " + run.meshproof()), run.versions().stream())
                .collect(Collectors.groupingBy(
                        v -> v.substring(0, v.indexOf(' ')),
                        LinkedHashMap::new,
                        Collectors.mapping(v -> v.substring(v.indexOf(' ') + 1), Collectors.joining(", "))));
    }

    private static <T, V> Map<String, V> mapped(Stream<T> of, Function<T, String> key, Function<T, V> value) {
        return of.collect(Collectors.toMap(key, value, (first, second) -> first, LinkedHashMap::new));
    }

    private static <T> List<Change<T>> differing(Map<String, T> before, Map<String, T> after) {
        return changes(before, after).stream().filter(Change::isOne).toList();
    }

    private static <T> List<Change<T>> changes(Map<String, T> before, Map<String, T> after) {
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        List<Change<T>> changes = new ArrayList<>();
        for (String what : all) {
            changes.add(
                    new Change<>(what, Optional.ofNullable(before.get(what)), Optional.ofNullable(after.get(what))));
        }
        return changes;
    }
}
