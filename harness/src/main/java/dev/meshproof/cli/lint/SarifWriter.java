package dev.meshproof.cli.lint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.meshproof.lint.LintResult;
import dev.meshproof.lint.RuleBook;
import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code --sarif}: SARIF 2.1.0, which code scanning takes. */
public final class SarifWriter {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final String version;
    private final Path workingDirectory;

    /** @param workingDirectory to which files are made relative, where they are in it */
    public SarifWriter(String version, Path workingDirectory) {
        this.version = version;
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    }

    /** One JSON text, without a line end behind it. */
    public String write(List<LintResult> results) throws IOException {
        Map<String, Diagnostic> rules = new TreeMap<>();
        results.stream().flatMap(r -> r.diagnostics().stream()).forEach(d -> rules.putIfAbsent(d.code(), d));
        List<String> codes = new ArrayList<>(rules.keySet());
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            tool(rules, json);
            json.writeStringField("columnKind", "unicodeCodePoints");
            json.writeArrayFieldStart("results");
            for (LintResult result : results) {
                for (Diagnostic diagnostic : result.diagnostics()) {
                    result(result.file(), diagnostic, codes, json);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private void tool(Map<String, Diagnostic> rules, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "meshproof");
        json.writeStringField("version", version);
        json.writeArrayFieldStart("rules");
        Map<String, String> summaries =
                RuleBook.all().stream().collect(Collectors.toMap(RuleBook.Rule::code, RuleBook.Rule::summary));
        for (Diagnostic rule : rules.values()) {
            json.writeStartObject();
            json.writeStringField("id", rule.code());
            text("shortDescription", summaries.getOrDefault(rule.code(), rule.code()), json);
            text("help", "docs/lint.md, " + rule.code(), json);
            json.writeObjectFieldStart("defaultConfiguration");
            json.writeStringField("level", level(rule.severity()));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void result(String file, Diagnostic diagnostic, List<String> codes, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", diagnostic.code());
        json.writeNumberField("ruleIndex", codes.indexOf(diagnostic.code()));
        json.writeStringField("level", level(diagnostic.severity()));
        text("message", Sentences.whole(diagnostic), json);
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(file));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", Sentences.line(diagnostic));
        json.writeNumberField("startColumn", Sentences.column(diagnostic));
        json.writeNumberField("endColumn", Sentences.endColumn(diagnostic));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("properties");
        json.writeStringField("judge", Sentences.judge(diagnostic));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void text(String field, String text, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }

    /** Relative to the working directory, percent-encoded, with slashes. */
    private String uri(String file) {
        Path path = workingDirectory.resolve(file).normalize();
        Path shown = path.startsWith(workingDirectory) ? workingDirectory.relativize(path) : path;
        String text = shown.toString().replace('\\', '/');
        try {
            return new URI(null, null, text.isEmpty() ? file : text, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(file, e);
        }
    }
}
