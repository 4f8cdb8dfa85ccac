package dev.meshproof.wiretap;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which way a packet passed the wiretap; a relayed packet passes it twice. */
public enum Direction {
    /** From a node to the relay: a SendPacket frame. */
    TO_RELAY,
    /** From the relay to a node: a RecvPacket frame. */
    FROM_RELAY,
    /** From one relay of a region to another: a ForwardPacket frame. */
    BETWEEN_RELAYS;

    /** As stored captures have it: {@code to-relay}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one with that {@link #text}; null if there is none. */
    public static @Nullable Direction of(String text) {
        for (Direction each : values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        return null;
    }
}
