package dev.meshproof.reports.html;

import dev.meshproof.claim.Verdict;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.probe.RelayLane.Amount;
import dev.meshproof.reports.SampleRuns;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ClaimResult.DiagnosisResult;
import dev.meshproof.run.ClaimResult.FindingResult;
import dev.meshproof.run.ClaimResult.FindingResult.State;
import dev.meshproof.run.NodeResult;
import dev.meshproof.run.PairResult;
import dev.meshproof.run.PairResult.PathResult;
import dev.meshproof.run.Place;
import dev.meshproof.run.RelayedResult;
import dev.meshproof.run.ReplicaResult;
import dev.meshproof.run.RunResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs with as many claims, cases and findings as real ones: one replica on each provider, each talking to all others. */
final class Samples {
    static final String SDL = "examples/akash-server-1.yaml";
    static final String STORED = "artifacts/sdl-1-akash-server-1.yaml";

    /** What the last replica comes to, and what was seen of it. */
    private final Verdict last;

    private final String seen;
    private final int count;

    private Samples(int count, Verdict last, String seen) {
        this.count = count;
        this.last = last;
        this.seen = seen;
    }

    static RunResult proven(int replicas) {
        return new Samples(replicas, Verdict.PROVEN, "fine").run(List.of("Serving HTTP"));
    }

    /** The last replica's service listens everywhere, and the others do not reach it. */
    static RunResult refuted(int replicas, String seen) {
        return new Samples(replicas, Verdict.REFUTED, seen).run(List.of(seen));
    }

    static RunResult inconclusive(int replicas) {
        return new Samples(replicas, Verdict.INCONCLUSIVE, "the probe failed").run(List.of());
    }

    /** No replica became ready, so that nothing was asked. */
    static RunResult halfWay() {
        RunResult run = inconclusive(3);
        List<ClaimResult> claims = run.claims().stream()
                .map(c -> new ClaimResult(c.id(), c.statement(), Verdict.INCONCLUSIVE, "never asked", List.of()))
                .toList();
        return SampleRuns.inconclusive(run, claims);
    }

    static String id(int i) {
        return "akash-server-" + i + "/backend";
    }

    private RunResult run(List<String> log) {
        return new RunResult(
                RunResult.SCHEMA_VERSION,
                last,
                "many-providers",
                "k3x9q2",
                Instant.parse("2026-07-27T12:00:00Z"),
                83_920,
                "0.1.0",
                new RunResult.Machine("Linux 6.1", "amd64", 2, 8L << 30, "17", "20.10.24"),
                numbers()
                        .mapToObj(i -> new RunResult.SdlFile(
                                i == 1 ? SDL : "examples/akash server-" + i + ".yaml",
                                "%064x".formatted(i),
                                "akash-server-" + i,
                                "provider-" + i,
                                i == 1 ? Optional.of(STORED) : Optional.empty()))
                        .toList(),
                new RunResult.PlanResult(
                        numbers().mapToObj(i -> "provider-" + i).toList(),
                        List.of("relay-1"),
                        numbers().mapToObj(i -> replica(i, log)).toList(),
                        List.of(new RunResult.Note("note", "x", place(), "a note of the plan", "a hint")),
                        Optional.of(new RunResult.FileRead("my.lab.yaml", "%064x".formatted(9))),
                        Optional.empty(),
                        false,
                        false),
                List.of(new RunResult.ImageOrigin(
                        "alpine:latest",
                        "1",
                        RunResult.ImageOrigin.Kind.STAND_IN,
                        "recipe:2222",
                        Map.of("alpine", "3"))),
                List.of(new RunResult.Version("headscale", "control plane", "v0.29.2")),
                claims(),
                pairs(),
                relayed(),
                numbers().mapToObj(this::node).toList(),
                List.of(new RunResult.Timing("ready", 120, 7_900)),
                new RunResult.Counts(10, 10, 3, 3),
                List.of("the engine is old"),
                new RunResult.Files("evidence.jsonl", "plan.json", "artifacts"));
    }

    private IntStream numbers() {
        return IntStream.rangeClosed(1, count);
    }

    private static Place place() {
        return new Place(SDL, 4, 9);
    }

    private List<ClaimResult> claims() {
        return List.of(
                ofReplicas("joined", 4, 3),
                ofPairs("reachable-by-address", 2, 5),
                ofPairs("reachable-by-name", 2, 5),
                ofReplicas("bound-to-loopback", 4, 1),
                ofReplicas("unreachable-on-provider", 3, 2),
                acrossProviders(),
                ofReplicas("unreachable-through-ingress", 2, 4),
                ofReplicas("unreachable-from-outside", 8, 4),
                ofReplicas("proxy-private", 3 * count, 6),
                ofReplicas("unprivileged", 8, 2),
                ofPairs("relayed", 6, 7),
                sealed(),
                tampered(),
                claim("known-parties", List.of(judged("relay relay-1", List.of(), Verdict.PROVEN, 3, 3))),
                ofPairs("attributed", 1, 6),
                ofReplicas("outsider-denied", 8, 4),
                ofReplicas("contained", 7, 4));
    }

    private ClaimResult claim(String id, List<CaseResult> cases) {
        Verdict worst = cases.stream().map(CaseResult::verdict).reduce(Verdict.PROVEN, Matrix::worse);
        return new ClaimResult(id, "what " + id + " says", worst, "what decided " + id, cases);
    }

    private ClaimResult ofReplicas(String id, int checks, int controls) {
        return claim(
                id,
                numbers()
                        .mapToObj(i -> judged(id(i), List.of(id(i)), verdict(i), checks, controls))
                        .toList());
    }

    private ClaimResult ofPairs(String id, int checks, int controls) {
        return claim(
                id,
                pairwise((from, to) ->
                        judged(id(from) + " -> " + id(to), List.of(id(from), id(to)), verdict(to), checks, controls)));
    }

    private interface OfPair<T> {
        T of(int from, int to);
    }

    private <T> List<T> pairwise(OfPair<T> each) {
        return numbers()
                .boxed()
                .flatMap(from -> numbers().filter(to -> to != from).mapToObj(to -> each.of(from, to)))
                .toList();
    }

    private Verdict verdict(int replica) {
        return replica == count ? last : Verdict.PROVEN;
    }

    private CaseResult judged(String subject, List<String> replicas, Verdict verdict, int checks, int controls) {
        List<FindingResult> found = new ArrayList<>();
        for (int i = 0; i < checks; i++) {
            found.add(finding("check " + i + " of " + subject, state(verdict), i));
        }
        return judged(subject, replicas, verdict, found, controls);
    }

    private CaseResult judged(
            String subject, List<String> replicas, Verdict verdict, List<FindingResult> checks, int controls) {
        return new CaseResult(
                subject,
                replicas,
                verdict,
                "because",
                checks,
                IntStream.range(0, controls)
                        .mapToObj(i -> finding("control " + i + " of " + subject, State.HOLDS, 1_000 + i))
                        .toList(),
                verdict == Verdict.PROVEN
                        ? Optional.empty()
                        : Optional.of(new DiagnosisResult(
                                "the cause of it", "what to change", Optional.of(place()), List.of(1L))));
    }

    private FindingResult finding(String says, State state, long number) {
        return new FindingResult(
                says,
                Optional.of(place()),
                state,
                state == State.HOLDS ? "no route to 198.18.57.22:8000" : seen,
                List.of(number + 1));
    }

    private static State state(Verdict verdict) {
        return switch (verdict) {
            case PROVEN -> State.HOLDS;
            case REFUTED -> State.VIOLATED;
            case INCONCLUSIVE -> State.UNKNOWN;
            case NOT_APPLICABLE -> State.MOOT;
        };
    }

    private ClaimResult acrossProviders() {
        return claim(
                "unreachable-across-providers",
                numbers()
                        .mapToObj(to -> judged(
                                id(to),
                                List.of(id(to)),
                                verdict(to),
                                numbers()
                                        .filter(from -> from != to)
                                        .boxed()
                                        .flatMap(from -> Stream.of("when ready", "before closing")
                                                .map(when -> finding(
                                                        "the sandbox of " + id(from)
                                                                + " cannot connect to the container address of "
                                                                + id(to) + ", port 8000, " + when,
                                                        state(verdict(to)),
                                                        from)))
                                        .toList(),
                                1))
                        .toList());
    }

    private ClaimResult sealed() {
        return claim("sealed-on-relay", pairwise((from, to) -> {
            String pair = id(from) + " and " + id(to);
            CaseResult plain = judged(
                    id(from) + " -> " + id(to),
                    List.of(id(from), id(to)),
                    verdict(to),
                    List.of(finding(
                            "no canary that " + pair + " exchanged is in what relay relay-1 could read",
                            state(verdict(to)),
                            1)),
                    10);
            return withControl(
                    plain,
                    finding(
                            "a canary that nothing sealed is found by the same search in what relay relay-1 could read",
                            State.HOLDS,
                            2));
        }));
    }

    private ClaimResult tampered() {
        return claim("tamper-evident", pairwise((from, to) -> {
            CaseResult plain = judged(id(from) + " -> " + id(to), List.of(id(from), id(to)), verdict(to), 1, 6);
            return withControl(
                    plain,
                    new FindingResult(
                            "relays altered packets between " + id(from) + " and " + id(to),
                            Optional.empty(),
                            State.HOLDS,
                            "2 of 150 packets altered; of 2 transfers 1 came to their end as they were sent",
                            List.of(4L)));
        }));
    }

    private static CaseResult withControl(CaseResult plain, FindingResult control) {
        List<FindingResult> controls = new ArrayList<>(plain.controls());
        controls.add(control);
        return new CaseResult(
                plain.subject(), plain.replicas(), plain.verdict(), "x", plain.checks(), controls, plain.diagnosis());
    }

    private List<PairResult> pairs() {
        return pairwise((from, to) -> new PairResult(
                id(from),
                id(to),
                8000,
                path("100.64.0." + to, to, 10.0 * from + to),
                path("akash-server-" + to, to, 20.0 * from + to)));
    }

    private PathResult path(String target, int to, double took) {
        Verdict verdict = verdict(to);
        boolean reached = verdict == Verdict.PROVEN;
        return new PathResult(
                verdict,
                Optional.of(target),
                Optional.of(target + ":8000"),
                reached ? "reached" : "proxy-refused",
                Optional.of(reached ? 0 : 1),
                reached ? Optional.of(200) : Optional.empty(),
                Optional.of(took));
    }

    private List<RelayedResult> relayed() {
        return pairwise((from, to) -> new RelayedResult(
                "relay-1",
                id(from),
                id(to),
                "nodekey:%064x".formatted(from),
                "nodekey:%064x".formatted(to),
                Map.of("transport", new Amount(700, 640_000), "disco", new Amount(2, 196)),
                702,
                640_196,
                630_000,
                240 + from % 20));
    }

    private NodeResult node(int i) {
        return new NodeResult(
                "akash-server-" + i,
                "akash-server-" + i,
                Optional.of(id(i)),
                List.of("100.64.0." + i),
                true,
                "replicas",
                "nodekey:%064x".formatted(i),
                Optional.of(KeyKind.REUSABLE),
                Optional.of("relay-1"),
                Optional.of("1.102.3"),
                Optional.of("Running"));
    }

    private static ReplicaResult replica(int i, List<String> log) {
        return SampleRuns.replica(
                i,
                List.of(new ReplicaResult.DoorResult(8000, "tcp", List.of(), Optional.of(32_078))),
                new Place(SDL, 3, 3),
                log);
    }
}
