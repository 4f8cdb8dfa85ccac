package dev.meshproof.wiretap.derp;

import dev.meshproof.wiretap.NodeKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Payloads to frames, once type and length are known to be right. */
final class Payload {
    /** "DERP" and a key in UTF-8. */
    static final long MAGIC = 0x44455250_f09f9491L;

    private static final int KEY = NodeKey.LENGTH;
    private static final int ADDRESS = 16 + 2;

    private Payload() {}

    /** @param in big-endian, from 0 to its limit */
    static DerpFrame read(FrameType type, ByteBuffer in) throws Malformed {
        return switch (type) {
            case SERVER_KEY -> serverKey(in);
            case CLIENT_INFO -> new DerpFrame.ClientInfo(NodeKey.at(in, 0), in.limit() - KEY - 24);
            case SERVER_INFO -> new DerpFrame.ServerInfo(in.limit() - 24);
            case SEND_PACKET -> new DerpFrame.SendPacket(NodeKey.at(in, 0), in.position(KEY));
            case RECV_PACKET -> new DerpFrame.RecvPacket(NodeKey.at(in, 0), in.position(KEY));
            case FORWARD_PACKET ->
                new DerpFrame.ForwardPacket(NodeKey.at(in, 0), NodeKey.at(in, KEY), in.position(2 * KEY));
            case KEEP_ALIVE -> new DerpFrame.KeepAlive();
            case NOTE_PREFERRED -> new DerpFrame.NotePreferred(in.get(0) != 0);
            case PEER_GONE -> new DerpFrame.PeerGone(NodeKey.at(in, 0), in.limit() > KEY ? in.get(KEY) & 0xff : -1);
            case PEER_PRESENT -> new DerpFrame.PeerPresent(NodeKey.at(in, 0), address(in), flags(in));
            case WATCH_CONNS -> new DerpFrame.WatchConns();
            case CLOSE_PEER -> new DerpFrame.ClosePeer(NodeKey.at(in, 0));
            case PING -> new DerpFrame.Ping(in.getLong(0));
            case PONG -> new DerpFrame.Pong(in.getLong(0));
            case HEALTH ->
                new DerpFrame.Health(StandardCharsets.UTF_8.decode(in).toString());
            case RESTARTING -> new DerpFrame.Restarting(millis(in, 0), millis(in, 4));
        };
    }

    private static DerpFrame serverKey(ByteBuffer in) throws Malformed {
        long magic = in.getLong(0);
        if (magic != MAGIC) {
            throw new Malformed(String.format(
                    Locale.ROOT, "a SERVER_KEY frame that begins with %016x, expected %016x", magic, MAGIC));
        }
        return new DerpFrame.ServerKey(NodeKey.at(in, 8));
    }

    private static String address(ByteBuffer in) throws Malformed {
        if (in.limit() < KEY + ADDRESS) {
            return "";
        }
        byte[] ip = new byte[16];
        in.get(KEY, ip);
        try {
            // From 16 bytes that map an IPv4 address comes an Inet4Address.
            String text = InetAddress.getByAddress(ip).getHostAddress();
            int port = in.getShort(KEY + 16) & 0xffff;
            return text.contains(":") ? "[" + text + "]:" + port : text + ":" + port;
        } catch (UnknownHostException e) {
            throw new Malformed("a PEER_PRESENT frame with no address: " + e.getMessage());
        }
    }

    private static int flags(ByteBuffer in) {
        return in.limit() > KEY + ADDRESS ? in.get(KEY + ADDRESS) & 0xff : 0;
    }

    private static Duration millis(ByteBuffer in, int at) {
        return Duration.ofMillis(Integer.toUnsignedLong(in.getInt(at)));
    }
}
