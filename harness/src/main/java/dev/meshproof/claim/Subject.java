package dev.meshproof.claim;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan.Port;
import java.util.List;

/** What a case is about. */
public sealed interface Subject {
    /** In the order in which they are told. */
    List<ReplicaId> replicas();

    record Replica(ReplicaId id) implements Subject {
        @Override
        public List<ReplicaId> replicas() {
            return List.of(id);
        }

        @Override
        public String toString() {
            return id.toString();
        }
    }

    /** An ordered pair. */
    record Pair(ReplicaId from, ReplicaId to) implements Subject {
        @Override
        public List<ReplicaId> replicas() {
            return List.of(from, to);
        }

        @Override
        public String toString() {
            return from + " -> " + to;
        }
    }

    /** @param name as the plan has it */
    record Relay(String name) implements Subject {
        @Override
        public List<ReplicaId> replicas() {
            return List.of();
        }

        @Override
        public String toString() {
            return "relay " + name;
        }
    }

    /**
     * One of the ports that a subject is about.
     *
     * @param port as it is offered, e.g. {@code 80} or {@code 53/udp}
     */
    record PortOf(Subject subject, String port) implements Subject {
        PortOf(Subject subject, Port port) {
            this(subject, port.as() + (port.protocol().equals("udp") ? "/udp" : ""));
        }

        @Override
        public List<ReplicaId> replicas() {
            return subject.replicas();
        }

        @Override
        public String toString() {
            return subject + ":" + port;
        }
    }
}
