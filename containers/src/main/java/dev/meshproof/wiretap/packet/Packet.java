package dev.meshproof.wiretap.packet;

/** What a packet says to whoever relays it. Session indices are random numbers; they are shown in hex. */
public sealed interface Packet {
    /** @param sender by what its sender wants to be addressed */
    record Initiation(int sender) implements Packet {
        @Override
        public String toString() {
            return "sender=" + hex(sender);
        }
    }

    /**
     * @param sender by what its sender wants to be addressed
     * @param receiver what the initiation gave as its sender
     */
    record Response(int sender, int receiver) implements Packet {
        @Override
        public String toString() {
            return "sender=" + hex(sender) + " receiver=" + hex(receiver);
        }
    }

    /** @param receiver what the message that it answers gave as its sender */
    record Cookie(int receiver) implements Packet {
        @Override
        public String toString() {
            return "receiver=" + hex(receiver);
        }
    }

    /**
     * @param counter unsigned
     * @param content length of what is sealed without its tag, in bytes; 0 is a keep-alive
     */
    record Transport(int receiver, long counter, int content) implements Packet {
        @Override
        public String toString() {
            return "receiver=" + hex(receiver) + " counter=" + Long.toUnsignedString(counter) + " content=" + content;
        }
    }

    /**
     * @param sender the disco key, 64 hex digits
     * @param content length of what is sealed without its tag, in bytes
     */
    record Disco(String sender, int content) implements Packet {
        @Override
        public String toString() {
            return "sender=discokey:" + sender + " content=" + content;
        }
    }

    /**
     * @param why it is none of the others
     * @param first its first bytes, at most 32, in hex
     */
    record Foreign(int length, String why, String first) implements Packet {
        @Override
        public String toString() {
            return why + ": " + first;
        }
    }

    private static String hex(int index) {
        return "0x" + Integer.toHexString(index);
    }
}
