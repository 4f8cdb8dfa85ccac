package dev.meshproof.run;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.RunResult.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What little of a run is wanted where it stands among many: a few kilobytes of it. All text is {@link PlainText}.
 *
 * @param folder where it lies
 * @param durationMillis from the start to the verdict
 * @param meshproof its version
 * @param inputs twelve digits of a hash over the SDLs, the lab file and the policy: equal where the same was run
 * @param versions of what ran in the lab, as {@code headscale 0.29.2}, each once
 */
public record RunOutline(
        Path folder,
        Verdict verdict,
        String name,
        String id,
        Instant startedAt,
        long durationMillis,
        String meshproof,
        List<Sdl> sdls,
        String inputs,
        List<String> versions,
        List<ClaimOutline> claims,
        List<Timing> timings) {
    /**
     * An SDL that was run.
     *
     * @param file as the user named it
     */
    public record Sdl(String file, String sha256) {}

    /**
     * What became of a claim.
     *
     * @param cases how many came to each verdict
     * @param failed subjects of those that are refuted or inconclusive, the first so many of them
     */
    public record ClaimOutline(String id, Verdict verdict, Map<Verdict, Integer> cases, Map<String, Verdict> failed) {}

    /** What became of a claim; empty if it was not judged. */
    public Optional<Verdict> verdictOf(String claim) {
        return claims.stream()
                .filter(c -> c.id().equals(claim))
                .map(ClaimOutline::verdict)
                .findFirst();
    }

    /**
     * Reads a run's outline from its run.json, whatever its schema version, if it has what is needed here. Reads on past
     * what is not: the file is never in memory as a whole.
     *
     * @throws IOException saying what is wrong, if there is no run.json, it cannot be read or is no result of a run
     */
    public static RunOutline read(Path folder) throws IOException {
        return OutlineReader.read(folder);
    }
}
