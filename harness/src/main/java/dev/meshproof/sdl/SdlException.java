package dev.meshproof.sdl;

import java.util.List;
import java.util.stream.Collectors;

/** SDLs that cannot be read or run, with every reason that was found. The message holds one line for each. */
public final class SdlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    public SdlException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    public static SdlException of(String code, Position at, String message, String hint) {
        return of(code, at, 1, message, hint);
    }

    /** @param length of the offending text, in code points; at least 1 */
    public static SdlException of(String code, Position at, int length, String message, String hint) {
        int counted = at.line() == 0 ? 0 : length;
        return new SdlException(List.of(new Diagnostic(Judge.CHAIN, Severity.ERROR, code, at, counted, message, hint)));
    }

    /** In the order of the files, and of the places in each. Never empty. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
