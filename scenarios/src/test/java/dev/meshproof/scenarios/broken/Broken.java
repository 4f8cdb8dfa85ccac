package dev.meshproof.scenarios.broken;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import dev.meshproof.probe.Phase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way in which the harness is broken while a lab is examined that is as good as it can be, and what can then not be
 * judged.
 *
 * @param breaks one sentence: which path no longer works
 * @param from the phase with which it begins; {@code QUIET} where it is not said
 * @param misplaced for a vantage the one in whose place the prober asks, see {@link Vantages}
 * @param missing vantages that have no agent
 * @param misresolved for a replica the host that is taken for its address
 * @param cut networks that containers are taken off
 * @param attached networks that containers are put on
 * @param paused roles of containers that are stopped as they are
 * @param stopped processes that are stopped as they are
 * @param canaries {@code false}: they are not put up
 * @param turns what becomes of the claims that the broken path is a control of: INCONCLUSIVE, NOT_APPLICABLE where it was
 *     their premise, REFUTED where something got through that must not; never PROVEN. All others are as they were
 */
record Broken(
        String breaks,
        Tier tier,
        Optional<Phase> from,
        Optional<Map<String, String>> misplaced,
        Optional<List<String>> missing,
        Optional<Map<String, String>> misresolved,
        Optional<List<OnNetwork>> cut,
        Optional<List<OnNetwork>> attached,
        Optional<List<String>> paused,
        Optional<List<InContainer>> stopped,
        Optional<Boolean> canaries,
        Map<ClaimId, Verdict> turns) {
    /**
     * @param container its role
     * @param network of a provider, or another of the lab's
     */
    record OnNetwork(String container, String network) {}

    /** @param container its role */
    record InContainer(String container, String process) {}

    /** The verdict that each claim is to get. */
    Map<ClaimId, Verdict> expected(Map<ClaimId, Verdict> unbroken) {
        Map<ClaimId, Verdict> verdicts = new EnumMap<>(unbroken);
        verdicts.putAll(turns);
        return verdicts;
    }
}
