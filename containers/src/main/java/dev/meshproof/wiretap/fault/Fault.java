package dev.meshproof.wiretap.fault;

import java.time.Duration;

/** Something that goes wrong on request. Shares are from 0 to 1; the same seed makes the same choices for the same packets. */
public sealed interface Fault {
    Scope scope();

    /** As {@link FaultText} has it, without the scope. */
    String what();

    /** Of its random choices; 0 for a fault that makes none. */
    default long seed() {
        return 0;
    }

    /** One random bit of what is sealed in a transport packet is another one. */
    record Flip(Scope scope, double share, long seed) implements Fault {
        @Override
        public String what() {
            return "flip share=" + share + " seed=" + seed;
        }
    }

    /** Packets, of whatever kind, do not arrive. */
    record Drop(Scope scope, double share, long seed) implements Fault {
        @Override
        public String what() {
            return "drop share=" + share + " seed=" + seed;
        }
    }

    /** Everything comes later, in the same order; each packet by another time, at most {@code jitter} more or less. */
    record Delay(Scope scope, Duration by, Duration jitter, long seed) implements Fault {
        @Override
        public String what() {
            return "delay millis=" + by.toMillis() + " jitter=" + jitter.toMillis() + " seed=" + seed;
        }
    }

    /** No more than so many bytes a second, frames as they are, over all connections that it is about. */
    record Limit(Scope scope, long bytesPerSecond) implements Fault {
        @Override
        public String what() {
            return "limit bytes-per-second=" + bytesPerSecond;
        }
    }

    /** Nothing comes as long as this lasts; what was held comes then. */
    record Stall(Scope scope) implements Fault {
        @Override
        public String what() {
            return "stall";
        }
    }

    /** Connections break, once, when this is asked for. */
    record Cut(Scope scope) implements Fault {
        @Override
        public String what() {
            return "cut";
        }
    }

    /** The relay takes no connections, and those that there were break. It is about the relay as a whole. */
    record Unreachable(Scope scope) implements Fault {
        @Override
        public String what() {
            return "unreachable";
        }
    }
}
