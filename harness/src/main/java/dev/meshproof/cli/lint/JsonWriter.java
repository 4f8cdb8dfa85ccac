package dev.meshproof.cli.lint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.meshproof.lint.LintResult;
import dev.meshproof.sdl.Diagnostic;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/**
 * {@code --json}: an array with an object for each file. Written by the generator itself, since data binding alone takes
 * longer to load than everything else that lint does.
 */
public final class JsonWriter {
    private JsonWriter() {}

    /** One JSON text, without a line end behind it. */
    public static String write(List<LintResult> results) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (LintResult result : results) {
                write(result, json);
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    private static void write(LintResult result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", result.file());
        json.writeStringField("chain", verdict(result.chain()));
        json.writeStringField("console", verdict(result.console()));
        json.writeArrayFieldStart("diagnostics");
        for (Diagnostic diagnostic : result.diagnostics()) {
            json.writeStartObject();
            json.writeStringField("severity", Sentences.severity(diagnostic));
            json.writeStringField("code", diagnostic.code());
            json.writeStringField("message", Sentences.whole(diagnostic));
            json.writeNumberField("line", Sentences.line(diagnostic));
            json.writeNumberField("column", Sentences.column(diagnostic));
            json.writeNumberField("endColumn", Sentences.endColumn(diagnostic));
            json.writeStringField("judge", Sentences.judge(diagnostic));
            json.writeStringField("hint", diagnostic.hint());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static String verdict(boolean accepted) {
        return accepted ? "valid" : "invalid";
    }
}
