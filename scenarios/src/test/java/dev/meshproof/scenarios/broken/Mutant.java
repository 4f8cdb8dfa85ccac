package dev.meshproof.scenarios.broken;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A good lab changed in one way, and what is to come of it.
 *
 * @param shows one sentence: what the change is, and what it does
 * @param base what is changed
 * @param patch for each SDL's file name what is replaced in it
 * @param lab text of a lab file
 * @param policy text of the control plane's policy
 * @param sabotage what is wrong with the lab, and not with an SDL
 * @param unverified whether relays ask nobody about their clients, and let all of them in
 * @param readyWithin how many seconds replicas get to become ready, where that is decided by time alone
 */
record Mutant(
        String shows,
        Tier tier,
        String base,
        Optional<Map<String, List<Patch>>> patch,
        Optional<String> lab,
        Optional<String> policy,
        Optional<Privilege> sabotage,
        Optional<Boolean> unverified,
        @JsonProperty("ready-within") OptionalLong readyWithin,
        Expected expect) {
    /** @param from what must stand in the SDL exactly once */
    record Patch(String from, String to) {
        String in(String sdl, String file) {
            int at = sdl.indexOf(from);
            if (at < 0 || sdl.indexOf(from, at + 1) >= 0) {
                throw new IllegalArgumentException(
                        file + " must have once, and has " + (at < 0 ? "not" : "several times") + ": " + from);
            }
            return sdl.substring(0, at) + to + sdl.substring(at + from.length());
        }
    }

    /**
     * A capability that no provider gives.
     *
     * @param roles of the containers that get it
     */
    record Privilege(List<String> roles, String capability) {}

    /**
     * What a run is to come to.
     *
     * @param exit the command line's exit code
     * @param turns the verdicts that are others than the base's
     * @param about the replicas of which each refuted case must name one
     * @param says what the reason of one of a claim's cases must contain, a regular expression
     * @param log what the end of the log of each replica that it is about must contain, a regular expression
     * @param notices what a notice of the run must contain, a regular expression
     * @param within how many seconds the run may take: it gives up early on what can no longer come
     * @param diagnosis what the diagnosis of each refuted claim must contain, a regular expression; one claim may have its own
     */
    record Expected(
            int exit,
            Optional<Map<ClaimId, Verdict>> turns,
            Optional<List<String>> about,
            Optional<Map<ClaimId, String>> says,
            Optional<String> log,
            Optional<String> notices,
            OptionalLong within,
            Optional<String> diagnosis,
            Optional<Map<ClaimId, String>> diagnoses) {}

    /** The verdict that each claim is to get. */
    Map<ClaimId, Verdict> expected(Base of) {
        Map<ClaimId, Verdict> verdicts = new EnumMap<>(of.verdicts());
        verdicts.putAll(expect.turns().orElse(Map.of()));
        return verdicts;
    }

    /** What the diagnosis of a refuted claim must contain. */
    Optional<String> diagnosis(ClaimId claim) {
        return Optional.ofNullable(expect.diagnoses().orElse(Map.of()).get(claim))
                .or(expect::diagnosis);
    }
}
