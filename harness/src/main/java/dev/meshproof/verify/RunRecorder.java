package dev.meshproof.verify;

import dev.meshproof.lab.Lab;
import dev.meshproof.lab.LabListener;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.run.ReplicaResult.Ended;
import dev.meshproof.run.ReplicaResult.LogTail;
import dev.meshproof.run.RunClock;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunResult.Timing;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps what a lab tells: logs and secrets at once, stages and notices for the result. Thread-safe. */
final class RunRecorder implements LabListener, AutoCloseable {
    private static final int TAIL_LINES = 20;

    private final RunFolder folder;
    private final RunProgress progress;
    private final long begin = System.nanoTime();
    private final RunClock clock;
    private final List<Timing> timings = new ArrayList<>();
    private final CopyOnWriteArrayList<String> notices = new CopyOnWriteArrayList<>();
    private final Map<String, OutputStream> logs = new ConcurrentHashMap<>();
    private final Map<ReplicaId, End> ended = new ConcurrentHashMap<>();
    private String stage = "";
    private long stageBegin = begin;

    /** @param number of the container, from 0 */
    private record End(int exitCode, boolean outOfMemory, int number) {}

    /** @throws IOException if the run's folder cannot be written */
    RunRecorder(RunFolder folder, RunProgress progress) throws IOException {
        this.folder = folder;
        this.progress = progress;
        this.clock = folder.openClock(Instant.now(), () -> millis(System.nanoTime() - begin), notices::addIfAbsent);
    }

    @Override
    public synchronized void stage(String name) {
        endStage();
        stage = name;
        stageBegin = System.nanoTime();
        progress.stage(name);
    }

    @Override
    public void event(String what) {
        clock.event("", what);
        tell(what);
    }

    @Override
    public void settled(ReplicaId replica, String how) {
        clock.event(replica.toString(), how);
        tell(replica + " " + how);
    }

    @Override
    public void restarted(ReplicaId replica, int exitCode, boolean outOfMemory, int count) {
        String how = "ended with exit code " + exitCode + (outOfMemory ? ", out of memory," : "")
                + " and is restarted (" + count + ")";
        String what = "replica " + replica + " " + how;
        ended.put(replica, new End(exitCode, outOfMemory, count - 1));
        notices.add(what);
        clock.event(replica.toString(), how);
        tell(what);
    }

    @Override
    public void notStarted(ReplicaId replica, String why, int count) {
        output(Lab.logOf(replica, count)).accept((why + "\n").getBytes(StandardCharsets.UTF_8));
        String what = "replica " + replica + " was not started: " + why;
        notices.addIfAbsent(what);
        clock.event(replica.toString(), "was not started: " + why);
        tell(what);
    }

    @Override
    public void secret(String value) {
        folder.redaction().add(value);
    }

    @Override
    public Consumer<byte[]> output(String container) {
        OutputStream log = logs.computeIfAbsent(container, this::open);
        return bytes -> {
            try {
                synchronized (log) {
                    log.write(bytes);
                }
            } catch (IOException e) {
                notices.add("the log of " + container + " is incomplete: " + e.getMessage());
            }
        };
    }

    /** A replica's last container that ended. */
    Optional<Ended> ended(ReplicaId replica) throws IOException {
        End end = ended.get(replica);
        return end == null
                ? Optional.empty()
                : Optional.of(new Ended(end.exitCode(), end.outOfMemory(), tail(Lab.logOf(replica, end.number()))));
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    /** The stages so far, the present one ended now. */
    synchronized List<Timing> timings() {
        endStage();
        return List.copyOf(timings);
    }

    /** The end of what a container printed, from disk. */
    LogTail tail(String container) throws IOException {
        OutputStream log = logs.get(container);
        if (log == null) {
            return LogTail.NONE;
        }
        synchronized (log) {
            log.flush();
        }
        String file = RunFolder.artifactPath(fileName(container));
        Path path = folder.path().resolve(file);
        List<String> lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new LogTail(
                Optional.of(file), List.copyOf(lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())));
    }

    @Override
    public void close() {
        logs.forEach((container, log) -> {
            try {
                synchronized (log) {
                    log.close();
                }
            } catch (IOException e) {
                progress.event("the log of " + container + " could not be closed: " + e.getMessage());
            }
        });
        try {
            clock.close();
        } catch (IOException e) {
            progress.event(RunFolder.CLOCK + " could not be closed: " + e.getMessage());
        }
    }

    private void tell(String what) {
        progress.event(folder.redaction().redact(what));
    }

    private void endStage() {
        if (!stage.isEmpty()) {
            long now = System.nanoTime();
            timings.add(new Timing(stage, millis(stageBegin - begin), millis(now - stageBegin)));
            stage = "";
        }
    }

    private OutputStream open(String container) {
        try {
            return folder.log(fileName(container), container, clock);
        } catch (IOException e) {
            throw new UncheckedIOException("no log can be kept for " + container, e);
        }
    }

    private static String fileName(String container) {
        return container + ".log";
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
