package dev.meshproof.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.meshproof.claim.Verdict;
import dev.meshproof.run.RunOutline.ClaimOutline;
import dev.meshproof.run.RunOutline.Sdl;
import dev.meshproof.run.RunResult.Timing;
import dev.meshproof.sdl.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a run.json token by token. Not thread-safe; one for each file. */
final class OutlineReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_TEXT = 200;
    private static final int MOST_ITEMS = 100;

    private final JsonParser json;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Set<String> hashes = new TreeSet<>();
    private final List<Sdl> sdls = new ArrayList<>();
    private final Set<String> versions = new LinkedHashSet<>();
    private final List<ClaimOutline> claims = new ArrayList<>();
    private final List<Timing> timings = new ArrayList<>();
    private long durationMillis;

    private OutlineReader(JsonParser json) {
        this.json = json;
    }

    static RunOutline read(Path folder) throws IOException {
        Path file = folder.resolve(RunFolder.RESULT);
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = JSON.createParser(in)) {
            return new OutlineReader(json).outline(folder);
        } catch (JsonEOFException e) {
            throw new IOException(RunFolder.RESULT + " is no result of a run: it ends in the middle", e);
        } catch (JsonProcessingException e) {
            throw new IOException(RunFolder.RESULT + " is no result of a run: " + e.getOriginalMessage(), e);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException(RunFolder.RESULT + " is no result of a run: " + e.getMessage(), e);
        }
    }

    private RunOutline outline(Path folder) throws IOException {
        json.nextToken();
        fields(this::ofRun);
        Instant started = Instant.parse(needed("startedAt"));
        Verdict verdict = Verdict.valueOf(needed("verdict"));
        return new RunOutline(
                folder,
                verdict,
                needed("name"),
                texts.getOrDefault("id", ""),
                started,
                durationMillis,
                texts.getOrDefault("meshproof", ""),
                List.copyOf(sdls),
                Sha256.of(String.join("\n", hashes).getBytes(StandardCharsets.UTF_8))
                        .substring(0, 12),
                List.copyOf(versions),
                List.copyOf(claims),
                List.copyOf(timings));
    }

    private String needed(String field) {
        String text = texts.get(field);
        if (text == null) {
            throw new IllegalArgumentException("it has no " + field);
        }
        return text;
    }

    private void ofRun(String field) throws IOException {
        switch (field) {
            case "verdict", "name", "id", "startedAt", "meshproof" -> texts.put(field, text());
            case "durationMillis" -> durationMillis = json.getValueAsLong();
            case "sdls" -> items(sdls, () -> sdl(strings()));
            case "versions" ->
                items(versions, () -> {
                    Map<String, String> of = strings();
                    return of.getOrDefault("part", "") + " " + of.getOrDefault("version", "");
                });
            case "timings" -> items(timings, this::timing);
            case "claims" -> items(claims, this::claim);
            case "plan" -> fields(this::ofPlan);
            default -> json.skipChildren();
        }
    }

    private void ofPlan(String field) throws IOException {
        switch (field) {
            case "labFile", "policy" -> hashes.add(field + " " + strings().getOrDefault("sha256", ""));
            case "onlyDeclared" -> hashes.add(field + " " + json.getValueAsBoolean());
            default -> json.skipChildren();
        }
    }

    private Sdl sdl(Map<String, String> of) {
        hashes.add("sdl " + of.getOrDefault("sha256", ""));
        return new Sdl(of.getOrDefault("file", ""), of.getOrDefault("sha256", ""));
    }

    private Timing timing() throws IOException {
        String[] name = {""};
        long[] millis = {0, 0};
        fields(field -> {
            switch (field) {
                case "name" -> name[0] = text();
                case "startMillis" -> millis[0] = json.getValueAsLong();
                case "durationMillis" -> millis[1] = json.getValueAsLong();
                default -> json.skipChildren();
            }
        });
        return new Timing(name[0], millis[0], millis[1]);
    }

    private ClaimOutline claim() throws IOException {
        String[] texts = {"", ""};
        Map<Verdict, Integer> cases = new EnumMap<>(Verdict.class);
        Map<String, Verdict> failed = new LinkedHashMap<>();
        fields(field -> {
            switch (field) {
                case "id" -> texts[0] = text();
                case "verdict" -> texts[1] = text();
                case "cases" ->
                    items(null, () -> {
                        Map<String, String> of = strings();
                        Verdict verdict = Verdict.valueOf(of.getOrDefault("verdict", ""));
                        cases.merge(verdict, 1, Integer::sum);
                        if ((verdict == Verdict.REFUTED || verdict == Verdict.INCONCLUSIVE)
                                && failed.size() < MOST_ITEMS) {
                            failed.put(of.getOrDefault("subject", ""), verdict);
                        }
                        return "";
                    });
                default -> json.skipChildren();
            }
        });
        return new ClaimOutline(texts[0], Verdict.valueOf(texts[1]), cases, failed);
    }

    private interface Field {
        void read(String name) throws IOException;
    }

    private interface Item<T> {
        T read() throws IOException;
    }

    /** Of the object at which the parser stands, each; what is no object has none. */
    private void fields(Field each) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            if (json.currentToken() == null || json.currentToken().isScalarValue()) {
                return;
            }
            throw new IllegalArgumentException("it is no object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            each.read(name);
        }
    }

    /** The first so many are kept, but all are read. */
    private <T> void items(@Nullable Collection<T> into, Item<T> item) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            T read = item.read();
            if (into != null && into.size() < MOST_ITEMS) {
                into.add(read);
            }
        }
    }

    /** The texts among the fields of an object. */
    private Map<String, String> strings() throws IOException {
        Map<String, String> strings = new LinkedHashMap<>();
        fields(field -> {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                strings.put(field, text());
            } else {
                json.skipChildren();
            }
        });
        return strings;
    }

    private String text() throws IOException {
        return PlainText.of(json.getText(), MOST_TEXT);
    }
}
