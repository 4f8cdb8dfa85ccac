package dev.meshproof.claim;

import java.util.List;

/**
 * A claim about one subject.
 *
 * @param checks what must be seen
 * @param controls what must be seen for the checks to mean anything
 */
public record Case(Subject subject, List<Expectation> checks, List<Expectation> controls) {}
