package dev.meshproof.reports.timeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.meshproof.run.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** evidence.jsonl as a stream: who asked what when, and what kind of answer came. The answers themselves are skipped. */
final class EvidenceReader {
    /** Of a decimal fraction in binary, which may lie below it. */
    private static final double ROUNDING = 1e-6;

    private final JsonParser json;
    private final Instant zero;
    private boolean words;
    private String minute = "";
    private long minuteMillis;

    private EvidenceReader(JsonParser json, Instant zero) {
        this.json = json;
        this.zero = zero;
    }

    /**
     * Hands on every observation, as far as they can be read.
     *
     * @param zero when the run's milliseconds were 0
     * @return what is missing, in a sentence
     */
    static Optional<String> read(Path folder, Instant zero, ProbeLanes probes) throws IOException {
        String name = RunFolder.FILES.evidence();
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.of("There is no " + name + " in the run's folder: no probe can be shown.");
        }
        long count = 0;
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = new JsonFactory().createParser(in)) {
            EvidenceReader reader = new EvidenceReader(json, zero);
            while (json.nextToken() == JsonToken.START_OBJECT) {
                reader.words = probes.showsWords();
                probes.accept(reader.observation());
                count++;
            }
            return json.currentToken() == null ? Optional.empty() : Optional.of(broken(name, count));
        } catch (JsonEOFException e) {
            return Optional.empty(); // the run was killed while it wrote its last line
        } catch (JsonProcessingException | DateTimeException | ArithmeticException | NumberFormatException e) {
            return Optional.of(broken(name, count));
        }
    }

    private static String broken(String name, long count) {
        return "What follows after " + Html.number(count, "observation") + " in " + name
                + " is no observation, and not shown.";
    }

    private Probe observation() throws IOException {
        Asked asked = new Asked();
        long at = 0;
        long took = 0;
        String answer = "?";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "at" -> at = since(json.getText());
                case "took" -> took = millis(json.getText());
                case "ask" -> asked = ask();
                case "answer" -> answer = kindAndSkip();
                default -> json.skipChildren();
            }
        }
        return new Probe(asked.from, asked.phase, at, took, asked.question.toString(), asked.kind, answer);
    }

    /** Milliseconds from zero to an instant of ISO 8601. The minute is that of the one before, nearly always. */
    private long since(String instant) {
        int end = instant.length() - 1;
        if (end < 19 || instant.charAt(end) != 'Z' || instant.charAt(16) != ':') {
            return Duration.between(zero, Instant.parse(instant)).toMillis();
        }
        if (!instant.startsWith(minute) || minute.isEmpty()) {
            String begin = instant.substring(0, 17);
            minuteMillis = Instant.parse(begin + "00Z").toEpochMilli();
            minute = begin;
        }
        long seconds = (long) (1_000 * Double.parseDouble(instant.substring(17, Math.min(end, 24))) + ROUNDING);
        return minuteMillis + seconds - zero.toEpochMilli();
    }

    /** Of an ISO 8601 duration. Most are seconds alone, which is worth something where there are hundreds of thousands. */
    private static long millis(String duration) {
        int end = duration.length() - 1;
        for (int i = 2; i < end; i++) {
            char c = duration.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return Duration.parse(duration).toMillis();
            }
        }
        return end > 2 && end < 20 && duration.startsWith("PT") && duration.endsWith("S")
                ? (long) (1_000 * Double.parseDouble(duration.substring(2, end)) + ROUNDING)
                : Duration.parse(duration).toMillis();
    }

    /** What an ask says, in the order in which it is read. */
    private static final class Asked {
        private Probe.Vantage from = new Probe.Vantage("?", "");
        private final StringBuilder question = new StringBuilder();
        private String kind = "?";
        private String phase = "?";
    }

    private Asked ask() throws IOException {
        Asked asked = new Asked();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return asked;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "from" -> asked.from = vantage();
                case "what" -> question(asked);
                case "phase" -> asked.phase = json.getValueAsString("?");
                default -> json.skipChildren();
            }
        }
        return asked;
    }

    /** Beside its kind a vantage has at most one thing that says whose it is. */
    private Probe.Vantage vantage() throws IOException {
        String kind = "";
        String of = "";
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
        } else {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isKind = json.currentName().equals("kind");
                String value = value();
                if (isKind) {
                    kind = value;
                } else if (of.isEmpty()) {
                    of = value;
                }
            }
        }
        return new Probe.Vantage(kind, of);
    }

    private void question(Asked asked) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        boolean kindRead = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            String value = value();
            if (name.equals("kind") && !kindRead) {
                kindRead = true;
                asked.kind = value;
                asked.question.append(value.replace('-', ' '));
            } else if (words && name.equals("port")) {
                asked.question.append(" :").append(value);
            } else if (words && !value.isEmpty()) {
                asked.question.append(' ').append(name).append(' ').append(value, 0, Math.min(value.length(), 100));
            }
        }
    }

    /** Of a field: a scalar as it stands, a replica as {@code lease/service}, of any other object its values. */
    private String value() throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.START_OBJECT) {
            return object(0);
        }
        if (token == JsonToken.START_ARRAY) {
            json.skipChildren();
            return "";
        }
        return token == JsonToken.VALUE_NULL ? "" : json.getText();
    }

    private String object(int depth) throws IOException {
        StringBuilder words = new StringBuilder();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT && depth < 3) {
                words.append(words.isEmpty() ? "" : " ").append(object(depth + 1));
            } else if (token.isStructStart()) {
                json.skipChildren();
            } else if (name.equals("service")) {
                words.append('/').append(json.getText());
            } else if (name.equals("index")) {
                words.append(json.getText().equals("0") ? "" : "-" + json.getText());
            } else {
                String value = json.getText();
                words.append(words.isEmpty() ? "" : " ").append(name.equals("kind") ? value.replace('-', ' ') : value);
            }
        }
        return words.toString();
    }

    private String kindAndSkip() throws IOException {
        String kind = "?";
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return kind;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isKind = json.currentName().equals("kind") && kind.equals("?");
            json.nextToken();
            if (isKind) {
                kind = json.getValueAsString("?");
            } else {
                json.skipChildren();
            }
        }
        return kind;
    }
}
