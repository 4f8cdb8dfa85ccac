package dev.meshproof.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.evidence.EvidenceJson;
import dev.meshproof.evidence.Redaction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Writes clock.jsonl as things happen: when which bytes of which log were written, and what became of whom. One JSON object a
 * line, of one of these forms; {@code ms} counts from {@code zero}:
 *
 * <pre>{@code
 * {"clock":1,"zero":"2026-11-30T09:57:35.374Z"}                     first, once
 * {"ms":74,"log":1,"file":"artifacts/relay_r.log","of":"relay r"}   a container starts, and what it prints is log 1
 * {"ms":80,"log":1,"from":0}                                        from this byte on the file was written then, or later
 * {"ms":99,"of":"lease/service","event":"ready"}                    what became of a replica, or of the run if "of" is ""
 * {"ms":200,"full":true}                                            the last, if there was no room for more
 * }</pre>
 *
 * <p>A line of a log is as old as the last entry of its file at or before its first byte. An entry is written before its
 * bytes are, so a run that is killed has the times of all that it has; and there is none within {@link #STEP_MILLIS} of the
 * last of the same file, so that is by how much a line may seem too old. The step doubles with each eighth of the file, which
 * never exceeds {@link #MOST_BYTES}. Thread-safe.
 */
public final class RunClock implements AutoCloseable {
    /** The form that is written here. */
    public static final int FORM = 1;

    static final long STEP_MILLIS = 5;
    static final long MOST_BYTES = 8L << 20;

    /** Room for the last line. */
    private static final long RESERVE = 64;

    /** Whatever is told of a replica, its error messages too: more would be no event. */
    private static final int MOST_CHARACTERS = 500;

    private final OutputStream file;
    private final long mostBytes;
    private final LongSupplier millis;
    private final Consumer<String> complaint;
    private final Redaction redaction;
    private final ObjectMapper json;
    private long written;
    private int logs;
    private boolean ended;

    private RunClock(
            OutputStream file, long mostBytes, Redaction redaction, LongSupplier millis, Consumer<String> complaint) {
        this.file = file;
        this.mostBytes = mostBytes;
        this.millis = millis;
        this.complaint = complaint;
        this.redaction = redaction;
        this.json = EvidenceJson.redacting(redaction);
    }

    /**
     * @param mostBytes how large the file may become
     * @param zero when {@code millis} was 0
     * @param complaint gets a sentence when the file can no longer be written; the run goes on without
     * @throws IOException if the file exists already or cannot be made
     */
    static RunClock create(
            Path path,
            long mostBytes,
            Redaction redaction,
            Instant zero,
            LongSupplier millis,
            Consumer<String> complaint)
            throws IOException {
        OutputStream file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        RunClock clock = new RunClock(file, mostBytes, redaction, millis, complaint);
        clock.line("{\"clock\":" + FORM + ",\"zero\":\"" + zero + "\"}");
        return clock;
    }

    /**
     * Something happened to a replica, or to the run.
     *
     * @param of the replica's id, or empty
     */
    public void event(String of, String what) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("ms", millis.getAsLong());
        event.put("of", of);
        event.put("event", PlainText.of(redaction.redact(what), MOST_CHARACTERS));
        write(event);
    }

    /**
     * A container starts.
     *
     * @param name of the log's file, relative to the run's folder
     * @param of the container, as the lab names it
     * @param target the file itself; nothing that changes lengths may stand between it and the stream that comes back
     */
    OutputStream log(String name, String of, OutputStream target) {
        int number = nextLog();
        Map<String, Object> start = new LinkedHashMap<>();
        start.put("ms", millis.getAsLong());
        start.put("log", number);
        start.put("file", name);
        start.put("of", of);
        write(start);
        return new TimedOutputStream(target, new Arrivals(number));
    }

    /** When which bytes of one log arrive. */
    private final class Arrivals implements TimedOutputStream.Listener {
        private final int log;
        private long last = Long.MIN_VALUE / 2;

        Arrivals(int log) {
            this.log = log;
        }

        @Override
        public void arrive(long from) {
            synchronized (RunClock.this) {
                long now = millis.getAsLong();
                if (now - last >= STEP_MILLIS << (8 * written / mostBytes)) {
                    last = now;
                    line("{\"ms\":" + now + ",\"log\":" + log + ",\"from\":" + from + "}");
                }
            }
        }
    }

    private synchronized int nextLog() {
        return ++logs;
    }

    private void write(Map<String, Object> entry) {
        try {
            line(json.writeValueAsString(entry));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry of the clock could not be written as JSON", e);
        }
    }

    private synchronized void line(String text) {
        if (ended) {
            return;
        }
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        if (written + bytes.length > mostBytes - RESERVE) {
            ended = true;
            bytes = ("{\"ms\":" + millis.getAsLong() + ",\"full\":true}\n").getBytes(StandardCharsets.UTF_8);
        }
        try {
            file.write(bytes);
            written += bytes.length;
        } catch (IOException e) {
            ended = true;
            complaint.accept(RunFolder.CLOCK + " is incomplete, and the logs lack times: " + e.getMessage());
        }
    }

    /** What happens afterwards has no time. */
    @Override
    public synchronized void close() throws IOException {
        ended = true;
        file.close();
    }
}
