package dev.meshproof.run;

import dev.meshproof.probe.RelayLane.Amount;
import java.util.Map;

/**
 * What a relay carried from one replica to another, as its wiretap saw it go in.
 *
 * @param fromKey the replica's node key, by which the relay knows it; as {@code toKey}
 * @param kinds packets and bytes by kind; see docs/captures.md
 * @param packets of all kinds together, as {@code bytes}
 * @param sealedBytes of transport packets, whose spread {@code chiSquared} is of: about 255 for ciphertext; 0 where the capture
 *     was not read
 */
public record RelayedResult(
        String relay,
        String from,
        String to,
        String fromKey,
        String toKey,
        Map<String, Amount> kinds,
        long packets,
        long bytes,
        long sealedBytes,
        double chiSquared) {}
