package dev.meshproof.reports.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.meshproof.claim.Verdict;
import dev.meshproof.run.RunHistory;
import dev.meshproof.run.RunOutline;
import dev.meshproof.run.RunOutline.ClaimOutline;
import dev.meshproof.run.RunOutline.Sdl;
import dev.meshproof.run.RunResult.Timing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Outlines as JSON for the page's script: each text stands once, in {@code texts}, and elsewhere its number.
 *
 * <p>A run is {@code [label, report or -1, verdict, milliseconds, meshproof, inputs, sdls, versions, claims, timings,
 * name]}; a
 * verdict is its number in {@code verdicts}, a claim {@code [id, verdict, [cases by verdict], [subject, verdict, ...]]}.
 */
final class CompactRuns {
    private static final int MOST_FAILED = 20;
    private static final int MOST_SDLS = 20;
    private static final int DIGITS = 12;
    private static final List<Verdict> VERDICTS = List.of(Verdict.values());

    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    private CompactRuns() throws IOException {
        json = new JsonFactory().createGenerator(text);
    }

    /** Nothing in it ends a script, or begins a comment of one (HTML, section 4.12.1.3). */
    static String json(RunHistory history, Links links) {
        try {
            CompactRuns compact = new CompactRuns();
            compact.write(history, links);
            return compact.text.toString().replace("<", "\\u003c");
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes all that is written to it", e);
        }
    }

    private void write(RunHistory history, Links links) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("verdicts");
        for (Verdict verdict : VERDICTS) {
            json.writeStartArray();
            json.writeString(verdict.words());
            json.writeString(Marks.style(verdict));
            json.writeString(Marks.mark(verdict));
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("runs");
        for (RunOutline run : history.runs()) {
            run(run, links);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("texts");
        for (String each : texts.keySet()) {
            json.writeString(each);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    private void run(RunOutline run, Links links) throws IOException {
        json.writeStartArray();
        ref(Times.words(run.startedAt()) + " " + run.name() + " " + run.id());
        json.writeNumber(links.report(run.folder()).map(this::number).orElse(-1));
        json.writeNumber(VERDICTS.indexOf(run.verdict()));
        json.writeNumber(run.durationMillis());
        ref(run.meshproof());
        ref(run.inputs());
        json.writeStartArray();
        for (Sdl sdl : run.sdls().stream().limit(MOST_SDLS).toList()) {
            ref(sdl.file());
            ref(sdl.sha256().substring(0, Math.min(DIGITS, sdl.sha256().length())));
        }
        json.writeEndArray();
        json.writeStartArray();
        for (String version : run.versions()) {
            ref(version);
        }
        json.writeEndArray();
        json.writeStartArray();
        for (ClaimOutline claim : run.claims()) {
            claim(claim);
        }
        json.writeEndArray();
        json.writeStartArray();
        for (Timing timing : run.timings()) {
            ref(timing.name());
            json.writeNumber(timing.durationMillis());
        }
        json.writeEndArray();
        ref(run.name());
        json.writeEndArray();
    }

    private void claim(ClaimOutline claim) throws IOException {
        json.writeStartArray();
        ref(claim.id());
        json.writeNumber(VERDICTS.indexOf(claim.verdict()));
        json.writeStartArray();
        for (Verdict verdict : VERDICTS) {
            json.writeNumber(claim.cases().getOrDefault(verdict, 0));
        }
        json.writeEndArray();
        json.writeStartArray();
        for (Map.Entry<String, Verdict> failed :
                claim.failed().entrySet().stream().limit(MOST_FAILED).toList()) {
            ref(failed.getKey());
            json.writeNumber(VERDICTS.indexOf(failed.getValue()));
        }
        json.writeEndArray();
        json.writeEndArray();
    }

    private void ref(String each) throws IOException {
        json.writeNumber(number(each));
    }

    private int number(String each) {
        return texts.computeIfAbsent(each, e -> texts.size());
    }
}
