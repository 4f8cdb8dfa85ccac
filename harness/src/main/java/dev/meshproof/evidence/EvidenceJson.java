package dev.meshproof.evidence;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** How our records stand in JSON: sealed ones tagged with {@code kind}, times and durations as ISO 8601. */
public final class EvidenceJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .annotationIntrospector(new SealedTypes())
            .build();

    private EvidenceJson() {}

    /** A mapper shared by all; thread-safe, not to be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** A value as a tree in which no string contains a secret; its shape and its numbers are as they were. */
    public static JsonNode redactedTree(Object value, Redaction redaction) {
        return redacted(MAPPER.valueToTree(value), redaction);
    }

    private static JsonNode redacted(JsonNode node, Redaction redaction) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(p -> copy.set(redaction.redact(p.getKey()), redacted(p.getValue(), redaction)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(redacted(element, redaction)));
            return copy;
        }
        return node.isTextual() ? TextNode.valueOf(redaction.redact(node.textValue())) : node;
    }
}
