package dev.meshproof.wiretap.packet;

import java.util.Locale;

/**
 * What is not as it should be with a packet.
 *
 * @param packet its number, as the caller counts them
 * @param detail what was seen, and what was expected
 */
public record Finding(Kind kind, long packet, String detail) {
    /** Sorts of them. */
    public enum Kind {
        /** A packet that is neither WireGuard nor disco. */
        FOREIGN(false),
        /** A transport packet with a counter that its session has had before: sent again by somebody. */
        REPEATED_COUNTER(false),
        /** A transport packet or an answer to a session that no handshake announced. */
        UNANNOUNCED_RECEIVER(false),
        /** A packet that came out of a relay and had not gone into it as it is: altered, or made up. */
        NEVER_ENTERED(false),
        /** A transport packet after one with a higher counter. */
        OUT_OF_ORDER(true),
        /** The same, by so much that it can't be told whether it has been there before; WireGuard drops it. */
        TOO_OLD(true),
        /** A packet that went into a relay before another one and came out of it after that one. */
        OVERTAKEN(true);

        private final boolean note;

        Kind(boolean note) {
            this.note = note;
        }

        /** Whether it is worth knowing and no more than that. */
        public boolean isNote() {
            return note;
        }

        /** As results have it: {@code repeated-counter}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Takes them as they are found. */
    @FunctionalInterface
    public interface Sink {
        void found(Finding finding);
    }
}
