package dev.meshproof.sdl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what a reading finds, so that a user learns of every mistake at once and not of the first only. */
final class Diagnostics {
    private final List<Diagnostic> found = new ArrayList<>();

    void error(String code, Position at, String message, String hint) {
        found.add(new Diagnostic(Severity.ERROR, code, at, message, hint));
    }

    /** @throws SdlException if there is any error */
    void throwIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt((Diagnostic d) -> d.at().line()).thenComparingInt(d -> d.at().column()));
            throw new SdlException(found);
        }
    }
}
