package dev.meshproof.wiretap.packet;

/** What a packet says to whoever relays it. Session indices are random numbers; they are shown in hex. */
public sealed interface Packet {
    /**
     * The first message of a handshake.
     *
     * @param sender by what its sender wants to be addressed
     */
    record Initiation(int sender) implements Packet {
        @Override
        public String toString() {
            return "sender=" + hex(sender);
        }
    }

    /**
     * The second message of a handshake.
     *
     * @param sender by what its sender wants to be addressed
     * @param receiver what the initiation gave as its sender
     */
    record Response(int sender, int receiver) implements Packet {
        @Override
        public String toString() {
            return "sender=" + hex(sender) + " receiver=" + hex(receiver);
        }
    }

    /**
     * The answer to a handshake message under load.
     *
     * @param receiver what the message that it answers gave as its sender
     */
    record Cookie(int receiver) implements Packet {
        @Override
        public String toString() {
            return "receiver=" + hex(receiver);
        }
    }

    /**
     * Sealed data.
     *
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
     * A message about paths.
     *
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
     * What is none of them.
     *
     * @param why it is not, as far as that can be told
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
