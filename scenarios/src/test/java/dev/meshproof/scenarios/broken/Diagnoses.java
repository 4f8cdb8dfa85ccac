package dev.meshproof.scenarios.broken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.run.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What run.json gives as causes, read as another program would. */
final class Diagnoses {
    private static final String SCHEMA = "/dev/meshproof/run/run.schema.json";
    private static final String FIELD = "diagnosis";

    private final JsonNode run;

    private Diagnoses(JsonNode run) {
        this.run = run;
    }

    static Diagnoses of(Path folder) throws IOException {
        return new Diagnoses(
                new ObjectMapper().readTree(folder.resolve(RunFolder.RESULT).toFile()));
    }

    /** Whether runs give any. */
    static boolean areGiven() throws IOException {
        try (InputStream schema = Objects.requireNonNull(RunFolder.class.getResourceAsStream(SCHEMA))) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8).contains('"' + FIELD + '"');
        }
    }

    /** Of each refuted case of a claim the whole text; empty for a case that has none. */
    List<String> of(String claim) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : run.path("claims")) {
            for (JsonNode judged : each.path("cases")) {
                if (each.path("id").asText().equals(claim)
                        && judged.path("verdict").asText().equals("REFUTED")) {
                    texts.add(
                            judged.path(FIELD).isMissingNode()
                                            || judged.path(FIELD).isNull()
                                    ? ""
                                    : judged.path(FIELD).toString());
                }
            }
        }
        return texts;
    }
}
