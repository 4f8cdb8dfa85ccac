package dev.meshproof.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.meshproof.plan.Secret;
import java.io.IOException;

/** How our records stand in JSON: sealed ones tagged with {@code kind}, times and durations as ISO 8601. */
public final class EvidenceJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(secrets())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .annotationIntrospector(new SealedTypes())
            .build();

    private EvidenceJson() {}

    /** A secret is hidden whatever its length, and read back as hidden. */
    private static SimpleModule secrets() {
        return new SimpleModule("secrets")
                .addSerializer(Secret.class, new ToStringSerializer(Secret.class))
                .addDeserializer(Secret.class, new FromStringDeserializer<>(Secret.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected Secret _deserialize(String value, DeserializationContext context) {
                        return new Secret(value);
                    }
                });
    }

    /** A mapper shared by all; thread-safe, not to be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * Writes as {@link #mapper()} does, but takes secrets out of every text and of the keys of maps. What is no text of ours
     * or of others (times, tags, enums, numbers) stays, so that what was written can always be read back.
     */
    public static ObjectMapper redacting(Redaction redaction) {
        return redaction.json();
    }

    static ObjectMapper newRedacting(Redaction redaction) {
        SimpleModule texts = new SimpleModule("redaction");
        texts.addSerializer(String.class, new StdScalarSerializer<>(String.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(redaction.redact(text));
            }
        });
        texts.addKeySerializer(String.class, new StdSerializer<>(String.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(String key, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeFieldName(redaction.redact(key));
            }
        });
        return MAPPER.copy().registerModule(texts);
    }
}
