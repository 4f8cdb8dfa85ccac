package dev.meshproof.wiretap.derp;

import dev.meshproof.wiretap.NodeKey;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A frame as read. A packet's buffer runs from its position to its limit; it is a view that holds until the sink returns,
 * of the chunk that was given wherever the frame lay whole in it.
 */
public sealed interface DerpFrame {
    /** What it is on the wire. */
    FrameType type();

    /** A frame that carries a packet. */
    sealed interface Carrier extends DerpFrame permits SendPacket, RecvPacket, ForwardPacket {
        ByteBuffer packet();
    }

    /** The relay's own key, after the magic number. */
    record ServerKey(NodeKey key) implements DerpFrame {
        @Override
        public FrameType type() {
            return FrameType.SERVER_KEY;
        }
    }

    /**
     * Who the client is.
     *
     * @param sealed length of what only the relay can open, in bytes
     */
    record ClientInfo(NodeKey key, int sealed) implements DerpFrame {
        @Override
        public FrameType type() {
            return FrameType.CLIENT_INFO;
        }
    }

    /**
     * What the relay asks of the client.
     *
     * @param sealed length of what only the client can open, in bytes
     */
    record ServerInfo(int sealed) implements DerpFrame {
        @Override
        public FrameType type() {
            return FrameType.SERVER_INFO;
        }
    }

    /** From the client whose connection it is. */
    record SendPacket(NodeKey destination, ByteBuffer packet) implements Carrier {
        @Override
        public FrameType type() {
            return FrameType.SEND_PACKET;
        }
    }

    /** To the client whose connection it is. */
    record RecvPacket(NodeKey source, ByteBuffer packet) implements Carrier {
        @Override
        public FrameType type() {
            return FrameType.RECV_PACKET;
        }
    }

    /** From one relay of a region to another. */
    record ForwardPacket(NodeKey source, NodeKey destination, ByteBuffer packet) implements Carrier {
        @Override
        public FrameType type() {
            return FrameType.FORWARD_PACKET;
        }
    }

    /** Nothing but its coming. */
    record KeepAlive() implements DerpFrame {
        @Override
        public FrameType type() {
            return FrameType.KEEP_ALIVE;
        }
    }

    /** Whether this relay is the client's home. */
    record NotePreferred(boolean home) implements DerpFrame {
        @Override
        public FrameType type() {
            return FrameType.NOTE_PREFERRED;
        }
    }

    /**
     * A peer is not, or no longer, connected to the relay.
     *
     * @param reason 0 disconnected, 1 not here; -1 from an old relay that gives none
     */
    record PeerGone(NodeKey peer, int reason) implements DerpFrame {
        @Override
        public FrameType type() {
            return FrameType.PEER_GONE;
        }
    }

    /**
     * A peer is connected, which a relay tells others of its region.
     *
     * @param address {@code 198.18.0.2:41641}, or empty from an old relay that gives none
     * @param flags 1 regular, 2 mesh peer, 4 prober, 8 not its ideal node; 0 from an old relay
     */
    record PeerPresent(NodeKey peer, String address, int flags) implements DerpFrame {
        @Override
        public FrameType type() {
            return FrameType.PEER_PRESENT;
        }
    }

    /** A relay of the region wants to be told of peers. */
    record WatchConns() implements DerpFrame {
        @Override
        public FrameType type() {
            return FrameType.WATCH_CONNS;
        }
    }

    /** A relay of the region wants a peer's connection closed. */
    record ClosePeer(NodeKey peer) implements DerpFrame {
        @Override
        public FrameType type() {
            return FrameType.CLOSE_PEER;
        }
    }

    /** To be answered with the same eight bytes. */
    record Ping(long payload) implements DerpFrame {
        @Override
        public FrameType type() {
            return FrameType.PING;
        }
    }

    /** The answer to a ping. */
    record Pong(long payload) implements DerpFrame {
        @Override
        public FrameType type() {
            return FrameType.PONG;
        }
    }

    /** What ails the client's connection; empty if nothing does any more. */
    record Health(String problem) implements DerpFrame {
        @Override
        public FrameType type() {
            return FrameType.HEALTH;
        }
    }

    /** The relay restarts. */
    record Restarting(Duration reconnectIn, Duration tryFor) implements DerpFrame {
        @Override
        public FrameType type() {
            return FrameType.RESTARTING;
        }
    }
}
