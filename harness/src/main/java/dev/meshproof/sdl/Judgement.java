package dev.meshproof.sdl;

import java.util.List;
import java.util.Optional;

/**
 * What a judge says of one document.
 *
 * @param sdl what was read: exact where the document is accepted, the best that could be made of it otherwise, and empty
 *     where it is no map
 * @param diagnostics by place
 */
public record Judgement(Optional<Sdl> sdl, List<Diagnostic> diagnostics) {
    /** Whether nothing was found that the judge refuses. */
    public boolean accepted() {
        return diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR);
    }
}
