package dev.meshproof.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * When each observation of a run was made, by its number in evidence.jsonl.
 *
 * @param spans of those that are known
 */
public record ObservationTimes(Map<Long, Span> spans) {
    private static final JsonFactory JSON = new JsonFactory();

    /** From the asking to the answer. */
    public record Span(Instant begin, Duration took) {
        Instant end() {
            return begin.plus(took);
        }
    }

    /**
     * Reads what lies in a run's folder, as far as it can be read: a report is worth having without times too.
     *
     * @throws IOException if evidence.jsonl is there and cannot be opened
     */
    public static ObservationTimes read(Path folder) throws IOException {
        Path file = folder.resolve(RunFolder.FILES.evidence());
        Map<Long, Span> spans = new HashMap<>();
        if (!Files.exists(file)) {
            return new ObservationTimes(spans);
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line, spans);
            }
        }
        return new ObservationTimes(spans);
    }

    /** Of these observations together, each counted once, though some were made at the same time. */
    public Duration took(Collection<Long> observations) {
        return known(observations).stream().map(Span::took).reduce(Duration.ZERO, Duration::plus);
    }

    /** When the first of them was asked; empty if that is not known. */
    public Optional<Instant> begin(Collection<Long> observations) {
        return known(observations).stream().map(Span::begin).min(Comparator.naturalOrder());
    }

    /** When the last of them was answered; empty if that is not known. */
    public Optional<Instant> end(Collection<Long> observations) {
        return known(observations).stream().map(Span::end).max(Comparator.naturalOrder());
    }

    private List<Span> known(Collection<Long> observations) {
        return observations.stream()
                .distinct()
                .map(spans::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The three fields stand first: nothing behind them is read. */
    private static void add(String line, Map<Long, Span> spans) throws IOException {
        try (JsonParser json = JSON.createParser(line)) {
            Map<String, String> head = new HashMap<>();
            json.nextToken();
            while (head.size() < 3 && json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (List.of("seq", "at", "took").contains(field)) {
                    head.put(field, json.getText());
                } else {
                    json.skipChildren();
                }
            }
            if (head.size() == 3) {
                spans.put(
                        Long.valueOf(head.get("seq")),
                        new Span(Instant.parse(head.get("at")), Duration.parse(head.get("took"))));
            }
        } catch (JsonProcessingException | DateTimeException | NumberFormatException e) {
            // A line that a killed run has not finished, or of another version: it has no time.
            return;
        }
    }
}
