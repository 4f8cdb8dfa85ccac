package dev.meshproof.reports;

import dev.meshproof.claim.Verdict;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ClaimResult.DiagnosisResult;
import dev.meshproof.run.ClaimResult.FindingResult;
import dev.meshproof.run.ClaimResult.FindingResult.State;
import dev.meshproof.run.FactResult;
import dev.meshproof.run.NodeResult;
import dev.meshproof.run.PairResult;
import dev.meshproof.run.PairResult.PathResult;
import dev.meshproof.run.Place;
import dev.meshproof.run.RelayedResult;
import dev.meshproof.run.ReplicaResult;
import dev.meshproof.run.ReplicaResult.DoorResult;
import dev.meshproof.run.ReplicaResult.LogTail;
import dev.meshproof.run.RunResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results to render, as a run of so many replicas on so many providers leaves them. */
public final class SampleRuns {
    private SampleRuns() {}

    /**
     * A run whose last replica's case decides the verdict.
     *
     * @param seen by it
     */
    public static RunResult of(int replicas, Verdict verdict, String seen, List<String> log) {
        List<ReplicaResult> all = new ArrayList<>();
        List<RunResult.SdlFile> sdls = new ArrayList<>();
        List<CaseResult> cases = new ArrayList<>();
        List<PairResult> pairs = new ArrayList<>();
        for (int i = 1; i <= replicas; i++) {
            boolean last = i == replicas;
            String id = "akash-server-" + i + "/backend";
            all.add(replica(i, List.of(), new Place("examples/akash server.yaml", 3, 3), log));
            sdls.add(new RunResult.SdlFile(
                    "examples/akash server-" + i + ".yaml",
                    "%064x".formatted(i),
                    "akash-server-" + i,
                    "provider-" + i,
                    Optional.empty()));
            cases.add(judged(id, last ? verdict : Verdict.PROVEN, seen));
            for (int j = 1; j <= replicas; j++) {
                if (i != j) {
                    PathResult path = path(last ? verdict : Verdict.PROVEN);
                    pairs.add(new PairResult(id, "akash-server-" + j + "/backend", 8000, path, path));
                }
            }
        }
        return new RunResult(
                RunResult.SCHEMA_VERSION,
                verdict,
                "three-providers",
                "k3x9q2",
                Instant.parse("2026-07-27T12:00:00Z"),
                13_920,
                "0.1.0",
                new RunResult.Machine("Linux 6.1", "amd64", 2, 8L << 30, "17", "20.10.24"),
                sdls,
                new RunResult.PlanResult(
                        List.of(), List.of(), all, List.of(), Optional.empty(), Optional.empty(), false, false),
                List.of(new RunResult.ImageOrigin(
                        "alpine:latest", "1", RunResult.ImageOrigin.Kind.STAND_IN, "recipe:2222", Map.of())),
                List.of(new RunResult.Version("headscale", "control plane", "v0.29.2")),
                List.of(new ClaimResult("bound-to-loopback", "listens on 127.0.0.1 only", verdict, "x", cases)),
                pairs,
                List.of(),
                List.of(),
                List.of(new RunResult.Timing("images", 0, 120), new RunResult.Timing("join", 120, 7_900)),
                new RunResult.Counts(10, 10, 3, 3),
                List.of("the engine is old"),
                new RunResult.Files("evidence.jsonl", "plan.json", "artifacts"));
    }

    private static CaseResult judged(String id, Verdict verdict, String seen) {
        State state =
                verdict == Verdict.PROVEN ? State.HOLDS : verdict == Verdict.REFUTED ? State.VIOLATED : State.UNKNOWN;
        Optional<Place> at = Optional.of(new Place("examples/akash server.yaml", 6, 9));
        return new CaseResult(
                id,
                List.of(id),
                verdict,
                "because",
                List.of(new FindingResult(
                        "port 8000 listens on no address but 127.0.0.1", at, state, seen, List.of(1L))),
                List.of(new FindingResult("the canary is seen", Optional.empty(), State.HOLDS, "yes", List.of(2L))),
                verdict == Verdict.PROVEN
                        ? Optional.empty()
                        : Optional.of(new DiagnosisResult(
                                "it listens on 0.0.0.0:8000", "bind it to 127.0.0.1", at, List.of(1L))));
    }

    private static PathResult path(Verdict verdict) {
        return new PathResult(
                verdict,
                Optional.of("100.64.0.1"),
                Optional.of("100.64.0.1:8000"),
                verdict == Verdict.PROVEN ? "reached" : "proxy-refused",
                Optional.of(verdict == Verdict.PROVEN ? 0 : 1),
                Optional.of(200),
                Optional.of(8.1));
    }

    /** A replica that no relay, port or volume is told of. */
    public static ReplicaResult replica(int i, List<DoorResult> doors, Place at, List<String> log) {
        FactResult unknown =
                new FactResult(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("not said"));
        return new ReplicaResult(
                "akash-server-" + i + "/backend",
                "akash-server-" + i,
                "backend",
                0,
                "provider-" + i,
                "alpine:latest",
                List.of(),
                List.of(),
                Map.of(),
                ReplicaResult.Additions.NONE,
                new ReplicaResult.Limits(1, 1, 1),
                List.of(),
                Optional.empty(),
                doors,
                List.of(),
                Intent.PRIVATE,
                KeyKind.REUSABLE,
                new ReplicaResult.TailnetResult(
                        true, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown),
                at,
                0,
                Optional.empty(),
                new LogTail(Optional.of("artifacts/x.log"), log));
    }

    /** The same run, but for what it noted and how long it took. */
    public static RunResult with(RunResult run, List<RunResult.Timing> timings, long duration, List<String> notices) {
        return copy(
                run,
                run.verdict(),
                duration,
                run.claims(),
                run.pairs(),
                run.relayed(),
                run.tailnet(),
                timings,
                notices);
    }

    /** The same run, but that it came to nothing: its claims as they are given, and nobody seen to reach or to join. */
    public static RunResult inconclusive(RunResult run, List<ClaimResult> claims) {
        return copy(
                run,
                Verdict.INCONCLUSIVE,
                run.durationMillis(),
                claims,
                List.of(),
                List.of(),
                List.of(),
                run.timings(),
                run.notices());
    }

    private static RunResult copy(
            RunResult run,
            Verdict verdict,
            long duration,
            List<ClaimResult> claims,
            List<PairResult> pairs,
            List<RelayedResult> relayed,
            List<NodeResult> tailnet,
            List<RunResult.Timing> timings,
            List<String> notices) {
        return new RunResult(
                run.schemaVersion(),
                verdict,
                run.name(),
                run.id(),
                run.startedAt(),
                duration,
                run.meshproof(),
                run.machine(),
                run.sdls(),
                run.plan(),
                run.images(),
                run.versions(),
                claims,
                pairs,
                relayed,
                tailnet,
                timings,
                run.counts(),
                notices,
                run.files());
    }
}
