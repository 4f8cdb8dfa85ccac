package dev.meshproof.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.SdlFiles;
import dev.meshproof.sdl.Severity;
import dev.meshproof.sdl.yaml.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a policy for the control plane: one object in JSON, with comments and with commas at the end if one likes (huJSON).
 * What it says is for headscale to judge.
 */
final class PolicyFile {
    private static final JsonFactory HUJSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final String WANTED =
            "write one object as JSON has it, e.g. {\"acls\": []}; comments, and a comma behind"
                    + " the last of a list, are allowed";

    private PolicyFile() {}

    /**
     * Reads a file that was named on the command line.
     *
     * @throws SdlException if it cannot be read, is larger than 1 MiB, is not UTF-8, or is no object in huJSON
     */
    static LabPlan.Policy read(Path file) {
        return read(file, Position.wholeFile(file.toString()), "");
    }

    /**
     * Reads a file that a lab file names.
     *
     * @param written its path, relative to the lab file's folder
     * @throws SdlException as {@link #read(Path)}
     */
    static LabPlan.Policy read(Located<String> written, Path labFile) {
        return read(
                labFile.resolveSibling(written.value()),
                written.at(),
                "; the path is taken as from the folder of " + labFile.getFileName());
    }

    private static LabPlan.Policy read(Path file, Position named, String from) {
        byte[] bytes;
        try {
            bytes = SdlFiles.read(file);
        } catch (SdlException e) {
            throw refused(
                    named,
                    "policy " + file + ": " + e.diagnostics().get(0).message(),
                    "name a policy file of at most 1 MiB that can be read" + from);
        }
        Source source = new Source(file.toString(), bytes);
        check(source);
        return new LabPlan.Policy(source.file(), source.text());
    }

    private static void check(Source source) {
        try (JsonParser json = HUJSON.createParser(source.text())) {
            JsonToken first = json.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw refused(
                        source.at(offset(json, source)),
                        "no policy: it " + (first == null ? "is empty" : "begins with no {"),
                        WANTED);
            }
            json.skipChildren();
            if (json.nextToken() != null) {
                throw refused(source.at(offset(json, source)), "no policy: more follows its last }", WANTED);
            }
        } catch (JsonEOFException e) {
            throw refused(
                    source.at(source.text().length()), "no policy: it ends before all that it opens is closed", WANTED);
        } catch (StreamReadException e) {
            int at = (int) Math.min(
                    Math.max(0, e.getLocation().getCharOffset()), source.text().length());
            throw refused(source.at(at), "no policy: " + e.getOriginalMessage(), WANTED);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory could not be read", impossible);
        }
    }

    private static int offset(JsonParser json, Source source) {
        return (int) Math.min(
                Math.max(0, json.currentTokenLocation().getCharOffset()),
                source.text().length());
    }

    private static SdlException refused(Position at, String message, String hint) {
        return new SdlException(List.of(
                new Diagnostic(Judge.ADVICE, Severity.ERROR, "policy", at, at.line() == 0 ? 0 : 1, message, hint)));
    }
}
