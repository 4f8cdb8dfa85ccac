package dev.meshproof.plan;

/**
 * Names one replica of a lab.
 *
 * @param lease the lease it belongs to: the SDL's file name without its suffix, e.g. {@code akash-server-1}
 * @param service the service's name in the SDL
 * @param index from 0, below the deployment's {@code count}
 */
public record ReplicaId(String lease, String service, int index) implements Comparable<ReplicaId> {
    @Override
    public int compareTo(ReplicaId other) {
        return java.util.Comparator.comparing(ReplicaId::lease)
                .thenComparing(ReplicaId::service)
                .thenComparing(ReplicaId::index)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return lease + "/" + service + (index == 0 ? "" : "-" + index);
    }
}
