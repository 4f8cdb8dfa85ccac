package dev.meshproof.lint;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Severity;
import java.util.List;

/** Collects what advice has to say of one document. */
public final class Findings {
    private final Diagnostics diagnostics = new Diagnostics(Judge.ADVICE);

    /**
     * Adds one.
     *
     * @param message the thing, what was seen, and what comes of it
     * @param hint what to type instead
     */
    public void add(AdviceCode code, Span span, String message, String hint) {
        add(code.severity(), code, span, message, hint);
    }

    /** As {@link #add(AdviceCode, Span, String, String)}, where it matters more or less than usual. */
    public void add(Severity severity, AdviceCode code, Span span, String message, String hint) {
        diagnostics.add(severity, code.code(), span.at(), span.length(), message, hint);
    }

    List<Diagnostic> found() {
        return diagnostics.found();
    }
}
