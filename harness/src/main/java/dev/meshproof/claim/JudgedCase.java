package dev.meshproof.claim;

import java.util.List;

/**
 * What became of a case.
 *
 * @param reason one sentence: what decided it
 */
public record JudgedCase(
        Subject subject, Verdict verdict, String reason, List<Finding> checks, List<Finding> controls) {}
