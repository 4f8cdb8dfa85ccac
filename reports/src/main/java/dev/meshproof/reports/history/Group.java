package dev.meshproof.reports.history;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.RunComparison;
import dev.meshproof.run.RunOutline;
import dev.meshproof.run.RunOutline.ClaimOutline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs of one name.
 *
 * @param runs at least one, in the order of their starts
 */
record Group(String name, List<RunOutline> runs) {
    /** The one that ran last comes first. */
    static List<Group> of(List<RunOutline> runs) {
        Map<String, List<RunOutline>> byName = new LinkedHashMap<>();
        runs.forEach(run ->
                byName.computeIfAbsent(run.name(), name -> new ArrayList<>()).add(run));
        List<Group> groups = new ArrayList<>();
        byName.forEach((name, of) -> groups.add(new Group(name, List.copyOf(of))));
        groups.sort(Comparator.comparing((Group g) -> g.newest().startedAt())
                .reversed()
                .thenComparing(Group::name));
        return groups;
    }

    RunOutline newest() {
        return runs.get(runs.size() - 1);
    }

    /** The newest with the one before it. */
    Optional<RunComparison> lastChange() {
        return runs.size() < 2 ? Optional.empty() : Optional.of(RunComparison.of(runs.get(runs.size() - 2), newest()));
    }

    /** As the newest run has them; then those that only older ones have. */
    List<String> claims() {
        Set<String> claims = new LinkedHashSet<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            runs.get(i).claims().stream().map(ClaimOutline::id).forEach(claims::add);
        }
        return List.copyOf(claims);
    }

    /** Letters for what was run, in the order of their first run. */
    Map<String, String> inputs() {
        Map<String, String> letters = new LinkedHashMap<>();
        runs.forEach(run -> letters.computeIfAbsent(run.inputs(), i -> letter(letters.size())));
        return letters;
    }

    private static String letter(int number) {
        String last = String.valueOf((char) ('A' + number % 26));
        return number < 26 ? last : letter(number / 26 - 1) + last;
    }

    /**
     * Claims whose verdict went away and came back among the runs of the same inputs and the same version of meshproof as the
     * newest.
     */
    List<String> flaky() {
        return claims().stream().filter(this::isFlaky).toList();
    }

    private boolean isFlaky(String claim) {
        List<Verdict> left = new ArrayList<>();
        for (RunOutline run : alike()) {
            Optional<Verdict> verdict = run.verdictOf(claim);
            if (verdict.isEmpty() || (!left.isEmpty() && left.get(left.size() - 1) == verdict.get())) {
                continue;
            }
            if (left.contains(verdict.get())) {
                return true;
            }
            left.add(verdict.get());
        }
        return false;
    }

    /** Runs that should all say the same. */
    List<RunOutline> alike() {
        return runs.stream()
                .filter(run -> run.inputs().equals(newest().inputs())
                        && run.meshproof().equals(newest().meshproof()))
                .toList();
    }
}
