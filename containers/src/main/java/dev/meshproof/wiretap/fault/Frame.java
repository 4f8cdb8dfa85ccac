package dev.meshproof.wiretap.fault;

import dev.meshproof.wiretap.Pair;
import dev.meshproof.wiretap.packet.PacketKind;
import org.jspecify.annotations.Nullable;

/**
 * A frame as it is on the wire, a copy.
 *
 * @param bytes with its header; altered where a fault says so
 * @param pair who sends what it carries, to whom; null if it carries nothing, or nobody knows
 * @param kind of what it carries; null if it carries nothing
 * @param packet where in the bytes the packet begins
 */
public record Frame(
        byte[] bytes, @Nullable Pair pair, @Nullable PacketKind kind, int packet) {}
