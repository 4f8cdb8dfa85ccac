package dev.meshproof.reports.history;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.RunHistory;
import dev.meshproof.run.RunOutline;
import dev.meshproof.run.RunOutline.ClaimOutline;
import dev.meshproof.run.RunOutline.Sdl;
import dev.meshproof.run.RunResult.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Outlines to draw. */
final class SampleOutlines {
    static final Instant FIRST = Instant.parse("2026-07-27T12:00:00.123Z");

    private SampleOutlines() {}

    /** The run number {@code i} of a name: an hour after the one before it. */
    static RunOutline run(int i, String name, String inputs, Map<String, Verdict> claims) {
        List<ClaimOutline> all = new ArrayList<>();
        claims.forEach((id, verdict) -> all.add(new ClaimOutline(
                id,
                verdict,
                Map.of(verdict, 3),
                verdict == Verdict.REFUTED || verdict == Verdict.INCONCLUSIVE
                        ? Map.of("akash-server-2/backend", verdict)
                        : Map.of())));
        Verdict worst = claims.containsValue(Verdict.REFUTED)
                ? Verdict.REFUTED
                : claims.containsValue(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.PROVEN;
        return new RunOutline(
                Path.of("runs", "run-" + i),
                worst,
                name,
                "id-" + i,
                FIRST.plus(Duration.ofHours(i)),
                20_000 + i,
                "0.1.0",
                List.of(new Sdl("deploy/web.yaml", "0123456789abcdef")),
                inputs,
                List.of("headscale 0.29.2"),
                all,
                List.of(new Timing("ready", 0, 15_000), new Timing("quiet", 15_000, 5_000)));
    }

    /** Runs of one name and the same inputs, in which one claim comes to these verdicts. */
    static RunHistory of(Verdict... verdicts) {
        List<RunOutline> runs = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            Map<String, Verdict> claims = new LinkedHashMap<>();
            claims.put("joined", Verdict.PROVEN);
            claims.put("relayed", verdict);
            runs.add(run(runs.size() + 1, "web", "aaaabbbbcccc", claims));
        }
        return history(runs);
    }

    static RunHistory history(List<RunOutline> runs) {
        return new RunHistory(Path.of("runs"), runs, List.of(), 0);
    }
}
