package dev.meshproof.wiretap.fault;

import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.Pair;
import org.jspecify.annotations.Nullable;

/**
 * What a fault is about; what is null is any.
 *
 * @param source who sends
 * @param destination to whom
 * @param direction on its way into the relay, or out of it
 */
public record Scope(
        @Nullable NodeKey source,
        @Nullable NodeKey destination,
        @Nullable Direction direction) {
    public static final Scope ALL = new Scope(null, null, null);

    boolean includes(Direction passing) {
        return direction == null || direction == passing;
    }

    /** @param pair null for a frame that carries no packet: it belongs to a scope that names no node */
    boolean includes(@Nullable Pair pair, Direction passing) {
        if (!includes(passing)) {
            return false;
        }
        if (pair == null) {
            return source == null && destination == null;
        }
        return (source == null || source.equals(pair.source()))
                && (destination == null || destination.equals(pair.destination()));
    }

    /** Whether a node's connection is one over which such packets pass. */
    public boolean touches(@Nullable NodeKey client) {
        boolean sends = direction != Direction.FROM_RELAY && (source == null || source.equals(client));
        boolean receives = direction != Direction.TO_RELAY && (destination == null || destination.equals(client));
        return sends || receives;
    }
}
