package dev.meshproof.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.evidence.EvidenceJson;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.plan.LabPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run's result as JSON, by the schema in run.schema.json. */
public final class RunJson {
    private static final PrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private RunJson() {}

    /** The same text on every machine, ending with a line feed; no secret stands in it. */
    public static String write(RunResult run, Redaction redaction) {
        return pretty(run, redaction);
    }

    /** A plan as plan.json has it. */
    public static String write(LabPlan plan, Redaction redaction) {
        return pretty(plan, redaction);
    }

    static String pretty(Object value, Redaction redaction) {
        return pretty(value, EvidenceJson.redacting(redaction));
    }

    /** Whether there is no secret in it that would be redacted. */
    static boolean isClean(RunResult run, String written) {
        return written.equals(pretty(run, EvidenceJson.mapper()));
    }

    private static String pretty(Object value, ObjectMapper json) {
        try {
            return json.writer(PRETTY).writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of ours could not be written as JSON", e);
        }
    }

    /** @throws IOException if the file cannot be read, is no result of a run, or is one of another schema version */
    public static RunResult read(Path file) throws IOException {
        try {
            JsonNode tree = EvidenceJson.mapper().readTree(Files.readString(file));
            int version = tree.path("schemaVersion").asInt();
            if (version != RunResult.SCHEMA_VERSION) {
                throw new IOException(
                        file + ": schemaVersion is " + version + "; this meshproof reads " + RunResult.SCHEMA_VERSION);
            }
            return EvidenceJson.mapper().treeToValue(tree, RunResult.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is no result of a run: " + e.getOriginalMessage(), e);
        }
    }

    /** The JSON schema of run.json. The caller closes it. */
    public static InputStream schema() {
        InputStream found = RunJson.class.getResourceAsStream("run.schema.json");
        if (found == null) {
            throw new IllegalStateException("run.schema.json is not in the jar");
        }
        return found;
    }
}
