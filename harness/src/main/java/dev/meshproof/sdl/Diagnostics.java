package dev.meshproof.sdl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what one judge finds, so that a user learns of every mistake at once and not of the first only. */
public final class Diagnostics {
    /** In the order of a file's lines. */
    public static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing((Diagnostic d) -> d.at().file())
            .thenComparingInt(d -> d.at().line())
            .thenComparingInt(d -> d.at().column());

    private final Judge judge;
    private final List<Diagnostic> found = new ArrayList<>();

    public Diagnostics(Judge judge) {
        this.judge = judge;
    }

    public void error(String code, Position at, String message, String hint) {
        add(Severity.ERROR, code, at, 1, message, hint);
    }

    public void add(Severity severity, String code, Position at, int length, String message, String hint) {
        found.add(new Diagnostic(judge, severity, code, at, at.line() == 0 ? 0 : Math.max(1, length), message, hint));
    }

    /** Whether nothing was found that the judge refuses. */
    public boolean accepted() {
        return found.stream().noneMatch(d -> d.severity() == Severity.ERROR);
    }

    /** What was found, by place. */
    public List<Diagnostic> found() {
        return found.stream().sorted(BY_PLACE).toList();
    }

    /** @throws SdlException if there is any error */
    public void throwIfAny() {
        if (!accepted()) {
            throw new SdlException(found());
        }
    }
}
