package dev.meshproof.lab;

import dev.meshproof.plan.ReplicaId;
import java.util.Map;
import java.util.Optional;

/**
 * What nobody outside the lab may learn.
 *
 * @param authKeys of those replicas whose environment carries one
 * @param outsiders what a node of another user joins the lab's tailnet with; empty where there is none
 */
record LabSecrets(Map<ReplicaId, String> authKeys, Optional<String> outsiders) {
    LabSecrets {
        authKeys = Map.copyOf(authKeys);
    }

    @Override
    public String toString() {
        return "LabSecrets[redacted]";
    }
}
