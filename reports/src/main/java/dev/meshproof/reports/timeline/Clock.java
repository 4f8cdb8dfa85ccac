package dev.meshproof.reports.timeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.meshproof.reports.Figures;
import dev.meshproof.run.RunClock;
import dev.meshproof.run.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** clock.jsonl, as {@link RunClock} writes it. Empty if there is none; what cannot be read ends it, and it says so. */
final class Clock {
    private static final int MOST_LOGS = 10_000;
    private static final int MOST_EVENTS = 5_000;

    private final Map<String, Log> logs = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<String> cuts = new ArrayList<>();
    private @Nullable Instant zero;
    private long moreEvents;

    private Clock() {}

    /**
     * A container's log.
     *
     * @param of the container
     * @param start milliseconds since the run's start
     */
    record Log(String of, long start, Times times) {}

    /** @param of a replica's id; empty for the run */
    record Event(long ms, String of, String what) {}

    /** An entry as it is read, of whatever form. */
    private static final class Entry {
        private long ms;
        private long log = -1;
        private long from = -1;
        private String file = "";
        private String of = "";
        private String event = "";
        private String zero = "";
        private boolean full;
    }

    static Clock read(Path folder) throws IOException {
        Clock clock = new Clock();
        Path file = folder.resolve(RunFolder.CLOCK);
        if (!Files.isRegularFile(file)) {
            return clock;
        }
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = new JsonFactory().createParser(in)) {
            Map<Long, Log> byNumber = new HashMap<>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                clock.add(entry(json), byNumber);
            }
        } catch (JsonEOFException e) {
            // The run was killed while it wrote its last line.
            return clock.finished();
        } catch (com.fasterxml.jackson.core.JsonProcessingException | DateTimeException e) {
            clock.cuts.add(RunFolder.CLOCK + " could not be read to its end: some lines and events lack their times.");
        }
        return clock.finished();
    }

    private static Entry entry(JsonParser json) throws IOException {
        Entry entry = new Entry();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "ms" -> entry.ms = Math.max(0, json.getValueAsLong());
                case "log" -> entry.log = json.getValueAsLong(-1);
                case "from" -> entry.from = json.getValueAsLong(-1);
                case "file" -> entry.file = json.getValueAsString("");
                case "of" -> entry.of = json.getValueAsString("");
                case "event" -> entry.event = json.getValueAsString("");
                case "zero" -> entry.zero = json.getValueAsString("");
                case "full" -> entry.full = true;
                default -> json.skipChildren();
            }
        }
        return entry;
    }

    private void add(Entry entry, Map<Long, Log> byNumber) {
        if (!entry.zero.isEmpty()) {
            zero = Instant.parse(entry.zero);
        } else if (entry.from >= 0) {
            Log log = byNumber.get(entry.log);
            if (log != null) {
                log.times().add(entry.ms, entry.from);
            }
        } else if (!entry.file.isEmpty()) {
            if (logs.size() < MOST_LOGS) {
                Log log = new Log(entry.of, entry.ms, new Times());
                byNumber.put(entry.log, log);
                logs.put(entry.file, log);
            }
        } else if (entry.full) {
            cuts.add(RunFolder.CLOCK + " was full at " + Html.since(entry.ms)
                    + ": whatever came later stands at the last time that is known of its log.");
        } else if (events.size() < MOST_EVENTS) {
            events.add(new Event(entry.ms, entry.of, entry.event));
        } else {
            moreEvents++;
        }
    }

    private Clock finished() {
        if (moreEvents > 0) {
            cuts.add("The first " + Figures.number(MOST_EVENTS) + " events are shown, and " + Figures.number(moreEvents)
                    + " more are in " + RunFolder.CLOCK + ".");
        }
        return this;
    }

    /** When milliseconds were 0. */
    Instant zeroOr(Instant started) {
        return zero == null ? started : zero;
    }

    /** @param file of the log, relative to the run's folder */
    Optional<Log> log(String file) {
        return Optional.ofNullable(logs.get(file));
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** What is missing, in sentences. */
    List<String> cuts() {
        return List.copyOf(cuts);
    }
}
