package dev.meshproof.scenarios;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads run.json as another program would: as JSON, by the names of its schema. */
record Verdicts(JsonNode result) {
    static Verdicts of(JsonNode result) {
        return new Verdicts(result);
    }

    String run() {
        return result.path("verdict").asText();
    }
}
