package dev.meshproof.claim;

import java.util.List;

/**
 * What became of a claim.
 *
 * @param statement the sentence that was to be proven
 * @param reason one sentence: what decided it
 */
public record Judgement(ClaimId id, String statement, Verdict verdict, String reason, List<JudgedCase> cases) {}
