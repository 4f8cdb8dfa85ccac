package dev.meshproof.probe;

import java.util.Collection;
import java.util.Map;

/**
 * What passed a wiretap one way, from one node to another.
 *
 * @param source node key, as {@code destination}; of zeros where nobody said whose packets they are
 * @param direction {@code to-relay} or {@code from-relay}
 * @param kinds packets and bytes by kind; see docs/captures.md
 */
public record RelayLane(String source, String destination, String direction, Map<String, Amount> kinds) {
    /** On its way into the relay. */
    public static final String TO_RELAY = "to-relay";

    /** On its way out of it. */
    public static final String FROM_RELAY = "from-relay";

    /** @param bytes of the packets, with nothing around them */
    public record Amount(long packets, long bytes) {
        static final Amount NONE = new Amount(0, 0);

        Amount plus(Amount other) {
            return new Amount(packets + other.packets, bytes + other.bytes);
        }
    }

    /** Of all kinds together. */
    public Amount total() {
        return kinds.values().stream().reduce(Amount.NONE, Amount::plus);
    }

    /** Whether it leads from one of some nodes to one of others. */
    public boolean leads(Collection<String> sources, Collection<String> destinations) {
        return sources.contains(source) && destinations.contains(destination);
    }
}
