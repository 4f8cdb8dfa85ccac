package dev.meshproof.reports.junit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meshproof.claim.Verdict;
import dev.meshproof.evidence.EvidenceJson;
import dev.meshproof.reports.SampleRuns;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.RunResult;
import java.util.List;

/** Runs whose verdicts are not those of their cases. */
final class Verdicts {
    private Verdicts() {}

    static RunResult run(Verdict verdict, List<ClaimResult> claims) {
        ObjectMapper json = EvidenceJson.mapper();
        ObjectNode run = json.valueToTree(SampleRuns.of(2, verdict, "0.0.0.0 (tcp)", List.of()));
        run.set("claims", json.valueToTree(claims));
        return json.convertValue(run, RunResult.class);
    }

    /** A claim of this verdict whose cases are all proven. */
    static ClaimResult ofProvenCases(Verdict verdict) {
        return new ClaimResult(
                "joined",
                "it joined",
                verdict,
                "the control plane did not answer",
                SampleRuns.of(2, Verdict.PROVEN, "", List.of()).claims().get(0).cases());
    }

    static ClaimResult withoutCases(Verdict verdict) {
        return new ClaimResult("attributed", "it can be told who called", verdict, "nothing to judge", List.of());
    }
}
