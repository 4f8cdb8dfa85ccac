package dev.meshproof.lab;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives out auth keys as users do: one for all SDLs, unless it is good for one node only: then one for each SDL. */
final class AuthKeys {
    /** Mints a key. */
    interface Mint {
        String key(KeyKind kind) throws IOException;
    }

    private record Use(KeyKind kind, String lease) {
        static Use of(ReplicaPlan replica) {
            return new Use(
                    replica.key(),
                    replica.key() == KeyKind.SINGLE_USE ? replica.id().lease() : "");
        }
    }

    private AuthKeys() {}

    /** The keys of those replicas whose environment carries one, minted as they are needed and no other. */
    static Map<ReplicaId, String> of(LabPlan plan, Mint mint) throws IOException {
        Map<Use, String> minted = new LinkedHashMap<>();
        Map<ReplicaId, String> keys = new LinkedHashMap<>();
        for (ReplicaPlan replica : plan.replicas()) {
            if (replica.tailnet().authKeyVariable().isEmpty()) {
                continue;
            }
            Use use = Use.of(replica);
            String key = minted.get(use);
            if (key == null) {
                key = mint.key(use.kind());
                minted.put(use, key);
            }
            keys.put(replica.id(), key);
        }
        return keys;
    }
}
