package dev.meshproof.claim;

import java.util.List;

/**
 * What became of a case.
 *
 * @param reason one sentence: what decided it
 * @param noted whether a violation was seen that nothing forbids
 */
public record JudgedCase(
        Subject subject, Verdict verdict, String reason, List<Finding> checks, List<Finding> controls, boolean noted) {
    JudgedCase(Subject subject, Verdict verdict, String reason, List<Finding> checks, List<Finding> controls) {
        this(subject, verdict, reason, checks, controls, false);
    }

    /** As it is, but that what was seen refutes nothing. */
    JudgedCase asNote() {
        return new JudgedCase(
                subject, Verdict.NOT_APPLICABLE, "noted, and forbidden by nothing: " + reason, checks, controls, true);
    }
}
