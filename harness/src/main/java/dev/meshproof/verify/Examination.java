package dev.meshproof.verify;

import dev.meshproof.evidence.EvidenceLog;
import dev.meshproof.lab.Lab;
import dev.meshproof.lab.LabException;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Prober;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Surroundings;
import dev.meshproof.probe.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Puts all that the claims ask, a phase at a time. */
final class Examination {
    private final Map<Phase, Map<Vantage, List<Ask>>> asks;
    private final Lab lab;
    private final Prober prober;
    private final EvidenceLog log;
    private final RunRecorder recorder;
    private final Executor executor;

    /**
     * @param asks as {@link dev.meshproof.claim.Catalogue#asks} has them
     * @param seen the lab, as it is to be found by whoever asks
     */
    Examination(
            Map<Phase, Map<Vantage, List<Ask>>> asks,
            Lab lab,
            Surroundings seen,
            EvidenceLog log,
            RunRecorder recorder,
            Executor executor) {
        this.asks = asks;
        this.lab = lab;
        this.prober = new Prober(seen);
        this.log = log;
        this.recorder = recorder;
        this.executor = executor;
    }

    /** From where it is asked, in whatever phase. */
    static Set<Vantage> vantages(Map<Phase, Map<Vantage, List<Ask>>> asks) {
        return asks.values().stream().flatMap(phase -> phase.keySet().stream()).collect(Collectors.toSet());
    }

    /** Whether anything is asked in a phase. */
    boolean asks(Phase phase) {
        return !asks.getOrDefault(phase, Map.of()).isEmpty();
    }

    /** Blocks until every ask of the phase has its observation on disk, but for {@linkplain #scans scans}. */
    void during(Phase phase) {
        put(phase, ask -> !scans(ask));
    }

    /**
     * Begins the scans of a phase: they keep the processors busy, and are made beside what only waits.
     *
     * @return completes when each has its observation on disk
     */
    CompletableFuture<Void> scans(Phase phase) {
        return CompletableFuture.runAsync(() -> put(phase, Examination::scans), executor);
    }

    private static boolean scans(Ask ask) {
        return ask.what() instanceof Question.Scan;
    }

    private void put(Phase phase, Predicate<Ask> which) {
        Map<Vantage, List<Ask>> batches = new LinkedHashMap<>();
        asks.getOrDefault(phase, Map.of())
                .forEach((from, all) ->
                        batches.put(from, all.stream().filter(which).toList()));
        int all = batches.values().stream().mapToInt(List::size).sum();
        AtomicInteger answered = new AtomicInteger();
        Dispatch.all(batches, Runtime.getRuntime().availableProcessors(), executor, ask -> {
            put(ask);
            recorder.awaited(answered.incrementAndGet(), all, "questions answered");
        });
    }

    private void put(Ask ask) {
        Instant at = Instant.now();
        long begin = System.nanoTime();
        Prober.Result result = prober.put(ask);
        if (lab.closing()) {
            throw new LabException("the lab was closed while it was asked"); // what fails then is no evidence
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        log.append(at, took, result.container(), ask, result.answer());
        recorder.detail(() ->
                ask.from() + " asked " + ask.what() + ": " + result.answer() + " after " + took.toMillis() + " ms");
    }
}
