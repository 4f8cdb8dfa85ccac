package dev.meshproof.reports.html;

import dev.meshproof.run.ClaimResult.FindingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was expected and seen, once where the same was seen when ready and before closing. */
record Told(String says, String seen, List<Long> observations) {
    private static final String READY = ", when ready";
    private static final String CLOSING = ", before closing";

    static List<Told> of(List<FindingResult> findings) {
        Map<String, Told> told = new LinkedHashMap<>();
        for (FindingResult finding : findings) {
            String says = finding.says();
            String always = says.endsWith(READY)
                    ? says.substring(0, says.length() - READY.length())
                    : says.endsWith(CLOSING) ? says.substring(0, says.length() - CLOSING.length()) : says;
            told.merge(
                    always + "\n" + finding.seen(),
                    new Told(says, finding.seen(), finding.observations()),
                    (one, other) -> one.and(other, always));
        }
        return List.copyOf(told.values());
    }

    private Told and(Told other, String always) {
        List<Long> both = new ArrayList<>(observations);
        other.observations().stream().filter(n -> !both.contains(n)).forEach(both::add);
        String when = says.equals(other.says()) ? says : always + READY + " and before closing";
        return new Told(when, seen, List.copyOf(both));
    }
}
