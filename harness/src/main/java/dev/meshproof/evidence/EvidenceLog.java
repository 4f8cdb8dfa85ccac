package dev.meshproof.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes every observation of a run to evidence.jsonl, one JSON object a line, redacted, flushed as it happens; never
 * changes one that was written. Thread-safe.
 */
public final class EvidenceLog implements AutoCloseable {
    private final Writer file;
    private final ObjectMapper json;
    private final List<Observation> written = new ArrayList<>();

    private EvidenceLog(Writer file, Redaction redaction) {
        this.file = file;
        this.json = EvidenceJson.redacting(redaction);
    }

    /** @throws IOException if the file exists already or cannot be made */
    public static EvidenceLog create(Path file, Redaction redaction) throws IOException {
        return new EvidenceLog(
                Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW), redaction);
    }

    /**
     * Writes an observation.
     *
     * @param container id of the container that the probe ran in; empty if it ran in none
     * @return what was written: numbered, and without secrets
     * @throws UncheckedIOException if it could not be written; the run then has no evidence and must end
     */
    public synchronized Observation append(Instant at, Duration took, String container, Ask ask, Answer answer) {
        try {
            Observation said = new Observation(written.size() + 1L, at, took, container, ask, answer);
            String line = json.writeValueAsString(said);
            file.write(line);
            file.write('\n');
            file.flush();
            boolean clean = line.equals(EvidenceJson.mapper().writeValueAsString(said));
            Observation kept = clean ? said : EvidenceJson.mapper().readValue(line, Observation.class);
            written.add(kept);
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException("the evidence of " + ask + " could not be written", e);
        }
    }

    /** Everything written so far. */
    public synchronized Evidence evidence() {
        return Evidence.of(written);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    /**
     * Reads a log back. A last line that was cut short, because the run was killed while writing it, is left out.
     *
     * @throws IOException if the file cannot be read, or naming the line that is no observation
     */
    public static Evidence read(Path file) throws IOException {
        String text = Files.readString(file);
        String[] lines = text.split("\n");
        List<Observation> found = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            try {
                found.add(EvidenceJson.mapper().readValue(lines[i], Observation.class));
            } catch (JsonProcessingException e) {
                boolean cutShort = i == lines.length - 1 && !text.endsWith("\n");
                if (!cutShort) {
                    throw new IOException(file + ":" + (i + 1) + ": is no observation: " + e.getOriginalMessage(), e);
                }
            }
        }
        return Evidence.of(found);
    }
}
