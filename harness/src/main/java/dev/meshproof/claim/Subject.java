package dev.meshproof.claim;

import dev.meshproof.plan.ReplicaId;
import java.util.List;

/** What a case is about. */
public sealed interface Subject {
    record Replica(ReplicaId id) implements Subject {
        @Override
        public String toString() {
            return id.toString();
        }
    }

    /** An ordered pair. */
    record Pair(ReplicaId from, ReplicaId to) implements Subject {
        @Override
        public String toString() {
            return from + " -> " + to;
        }
    }

    default List<ReplicaId> replicas() {
        if (this instanceof Pair pair) {
            return List.of(pair.from(), pair.to());
        }
        return List.of(((Replica) this).id());
    }
}
