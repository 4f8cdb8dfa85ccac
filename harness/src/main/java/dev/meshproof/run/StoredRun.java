package dev.meshproof.run;

import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.EvidenceJson;
import dev.meshproof.evidence.EvidenceLog;
import dev.meshproof.plan.LabPlan;
import java.io.IOException;
import java.nio.file.Path;

/** A run as it lies in its folder. */
public record StoredRun(RunResult result, LabPlan plan, Evidence evidence) {
    /** @throws IOException naming the file that is missing, or is not what it should be */
    public static StoredRun read(Path folder) throws IOException {
        RunResult result = RunJson.read(folder.resolve(RunFolder.RESULT));
        LabPlan plan;
        try {
            plan = EvidenceJson.mapper()
                    .readValue(folder.resolve(RunFolder.FILES.plan()).toFile(), LabPlan.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IOException(folder.resolve(RunFolder.FILES.plan()) + " is no plan: " + e.getOriginalMessage(), e);
        }
        return new StoredRun(result, plan, EvidenceLog.read(folder.resolve(RunFolder.FILES.evidence())));
    }
}
