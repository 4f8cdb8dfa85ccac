package dev.meshproof.cli.bench;

import dev.meshproof.claim.Verdict;
import dev.meshproof.evidence.EvidenceLog;
import dev.meshproof.evidence.Observation;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Question;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunResult;
import dev.meshproof.run.RunResult.Timing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What runs with every claim cost, beside runs with some.
 *
 * @param difference of the medians, in seconds
 * @param roundByRound the difference in each round, in seconds
 * @param phases in the order in which they come; medians, in seconds
 * @param slowestScanSeconds the slowest full port scan of each replica in any run with every claim; none where none was asked
 */
record ClaimsFigures(
        double difference,
        Spread roundByRound,
        Side every,
        Side some,
        List<Phase> phases,
        Map<String, Double> slowestScanSeconds) {
    /**
     * The runs of one kind.
     *
     * @param checks that decided something in the last run, as did controls
     */
    record Side(
            int claims,
            Spread seconds,
            int asks,
            int observations,
            int checks,
            int controls,
            Map<Verdict, Integer> verdicts) {
        static Side of(List<TimedRun> runs) {
            RunResult last = runs.get(runs.size() - 1).result().orElseThrow();
            Map<Verdict, Integer> verdicts = new TreeMap<>();
            runs.forEach(run -> verdicts.merge(run.verdict().orElseThrow(), 1, Integer::sum));
            return new Side(
                    last.claims().size(),
                    Spread.of(runs.stream().map(TimedRun::seconds).toList()),
                    last.counts().asks(),
                    last.counts().observations(),
                    last.counts().checks(),
                    last.counts().controls(),
                    verdicts);
        }

        boolean proven() {
            return verdicts.keySet().equals(Set.of(Verdict.PROVEN));
        }
    }

    /** @param name {@code (JVM)} for what is in no phase: starting it, judging and writing */
    record Phase(String name, double every, double some) {}

    /**
     * @param every one for each round, and at least one; each has a result
     * @param some as {@code every}, and of the same rounds
     * @throws IOException if a run's evidence cannot be read
     */
    static ClaimsFigures of(List<TimedRun> every, List<TimedRun> some) throws IOException {
        Side all = Side.of(every);
        Side few = Side.of(some);
        return new ClaimsFigures(
                all.seconds().median() - few.seconds().median(),
                Spread.of(IntStream.range(0, every.size())
                        .mapToObj(round ->
                                every.get(round).seconds() - some.get(round).seconds())
                        .toList()),
                all,
                few,
                phases(every, some),
                slowestScans(every));
    }

    private static List<Phase> phases(List<TimedRun> every, List<TimedRun> some) {
        Set<String> names = new LinkedHashSet<>();
        every.forEach(run -> phases(run).keySet().forEach(names::add));
        some.forEach(run -> phases(run).keySet().forEach(names::add));
        List<Phase> phases = new ArrayList<>();
        for (String name : names) {
            phases.add(new Phase(name, median(every, name), median(some, name)));
        }
        return List.copyOf(phases);
    }

    private static double median(List<TimedRun> runs, String phase) {
        return Spread.of(runs.stream()
                        .map(run -> phases(run).getOrDefault(phase, 0.0))
                        .toList())
                .median();
    }

    private static Map<String, Double> phases(TimedRun run) {
        Map<String, Double> phases = new LinkedHashMap<>();
        double left = run.seconds();
        for (Timing timing : run.result().orElseThrow().timings()) {
            double seconds = timing.durationMillis() / 1000.0;
            phases.merge(timing.name(), seconds, Double::sum);
            left -= seconds;
        }
        phases.put("(JVM)", left);
        return phases;
    }

    private static Map<String, Double> slowestScans(List<TimedRun> runs) throws IOException {
        Map<String, Double> slowest = new TreeMap<>();
        for (TimedRun run : runs) {
            for (Observation observation : EvidenceLog.read(run.folder().resolve(RunFolder.FILES.evidence()))
                    .observations()) {
                if (observation.ask().what() instanceof Question.Scan scan) {
                    ReplicaId replica = scan.of();
                    slowest.merge(replica.toString(), observation.took().toNanos() / 1e9, Math::max);
                }
            }
        }
        return slowest;
    }
}
