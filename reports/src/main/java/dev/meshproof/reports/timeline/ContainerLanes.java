package dev.meshproof.reports.timeline;

import dev.meshproof.run.ReplicaResult;
import dev.meshproof.run.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** When containers ran, as far as the run kept it: from when each was started, until its end or until the lab was taken down. */
final class ContainerLanes {
    private final RunResult run;
    private final List<LogFile> logs;
    private final Clock clock;
    private final long takeDown;

    ContainerLanes(RunResult run, List<LogFile> logs, Clock clock) {
        this.run = run;
        this.logs = logs;
        this.clock = clock;
        this.takeDown = start("take down").orElse(run.durationMillis());
    }

    /** What happened to the run, and to nobody in particular. */
    List<Lane> events() {
        List<Span> events = eventsOf("");
        return events.isEmpty() ? List.of() : List.of(new Lane("events", List.of(), events));
    }

    List<Lane> controlPlaneAndRelays() {
        return lanes(IntStream.range(0, logs.size()).filter(this::isControlPlaneOrRelay));
    }

    /** Whatever else printed something. */
    List<Lane> others() {
        return lanes(IntStream.range(0, logs.size())
                .filter(i -> !isControlPlaneOrRelay(i)
                        && run.plan().replicas().stream()
                                .noneMatch(r -> logs.get(i).isOf(r.id()))));
    }

    List<Lane> replicas() {
        return run.plan().replicas().stream()
                .map(ReplicaResult::id)
                .sorted(Lane.NATURAL)
                .map(this::replica)
                .toList();
    }

    private Lane replica(String id) {
        List<Integer> own = new VantageLogs(logs).ofReplica(id);
        List<Span> events = eventsOf(id);
        List<Span> spans = new ArrayList<>();
        List<Long> starts = own.stream()
                .map(i -> clock.log(logs.get(i).file()))
                .flatMap(log -> log.stream().map(Clock.Log::start))
                .sorted()
                .toList();
        for (int i = 0; i < starts.size(); i++) {
            long from = starts.get(i);
            long next = i + 1 < starts.size() ? starts.get(i + 1) : takeDown;
            long end = events.stream()
                    .filter(e -> e.label().startsWith("ended ") || e.label().startsWith("was not started"))
                    .mapToLong(Span::from)
                    .filter(ms -> ms >= from && ms <= next)
                    .min()
                    .orElse(next);
            spans.add(new Span(from, end, Span.Look.LIFE, i == 0 ? "runs" : "runs, restart " + i));
        }
        if (starts.isEmpty()) {
            start("replicas")
                    .ifPresent(from -> spans.add(new Span(
                            from,
                            takeDown,
                            Span.Look.LIFE,
                            "ran at some time between the start of replicas and the end; when exactly was not kept")));
        }
        spans.addAll(events);
        return new Lane(id, own, spans);
    }

    private List<Lane> lanes(IntStream of) {
        return of.boxed()
                .sorted(Comparator.comparing(i -> logs.get(i).of(), Lane.NATURAL))
                .map(i -> new Lane(logs.get(i).of(), List.of(i), life(logs.get(i))))
                .toList();
    }

    private List<Span> life(LogFile log) {
        return clock.log(log.file())
                .map(of -> List.of(new Span(of.start(), takeDown, Span.Look.LIFE, "runs")))
                .orElse(List.of());
    }

    private boolean isControlPlaneOrRelay(int log) {
        String of = logs.get(log).of();
        return of.equals("control plane") || of.startsWith("relay ") || of.startsWith("wiretap ");
    }

    private List<Span> eventsOf(String of) {
        return clock.events().stream()
                .filter(e -> e.of().equals(of))
                .map(e -> new Span(e.ms(), e.ms(), Span.Look.EVENT, e.what()))
                .toList();
    }

    private OptionalLong start(String stage) {
        return run.timings().stream()
                .filter(t -> t.name().equals(stage))
                .mapToLong(RunResult.Timing::startMillis)
                .findFirst();
    }
}
