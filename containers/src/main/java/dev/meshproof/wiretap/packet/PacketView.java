package dev.meshproof.wiretap.packet;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Reads packets where they lie: one object for any number of them, one after the other. It holds no copy: what it says of a
 * packet is true as long as that stays in place. For one thread.
 */
public final class PacketView {
    /** Where in a transport packet the sealed bytes begin: behind type, receiver and counter. */
    public static final int SEALED = Layout.TRANSPORT_HEADER;

    private static final int SHOWN = 32;

    private byte[] bytes = new byte[0];
    private int from;
    private int length;
    private PacketKind kind = PacketKind.FOREIGN;
    private byte[] copy = new byte[0];

    /** Looks at what is between position and limit, which stay as they are. What is in no array is copied into one. */
    public PacketView on(ByteBuffer packet) {
        if (packet.hasArray()) {
            return on(packet.array(), packet.arrayOffset() + packet.position(), packet.remaining());
        }
        int size = packet.remaining();
        if (copy.length < size) {
            copy = new byte[Math.max(size, 2 << 10)];
        }
        packet.get(packet.position(), copy, 0, size);
        return on(copy, 0, size);
    }

    /**
     * Looks at part of an array.
     *
     * @throws IndexOutOfBoundsException if it is not all there
     */
    public PacketView on(byte[] in, int first, int size) {
        if ((first | size) < 0 || first + size > in.length || first + size < 0) {
            throw new IndexOutOfBoundsException("bytes " + first + " and " + size + " on of " + in.length);
        }
        bytes = in;
        from = first;
        length = size;
        kind = find();
        return this;
    }

    private PacketKind find() {
        int type = length >= Layout.TRANSPORT_LEAST ? Layout.littleInt(bytes, from) : 0;
        return switch (type) {
            case 4 -> PacketKind.TRANSPORT;
            case 1 -> length == Layout.INITIATION ? PacketKind.INITIATION : PacketKind.FOREIGN;
            case 2 -> length == Layout.RESPONSE ? PacketKind.RESPONSE : PacketKind.FOREIGN;
            case 3 -> length == Layout.COOKIE ? PacketKind.COOKIE : PacketKind.FOREIGN;
            default ->
                length >= Layout.DISCO_LEAST && Layout.isDisco(bytes, from, length)
                        ? PacketKind.DISCO
                        : PacketKind.FOREIGN;
        };
    }

    public PacketKind kind() {
        return kind;
    }

    /** The array that the packet is in. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where in the array it begins. */
    public int from() {
        return from;
    }

    /** In bytes. */
    public int length() {
        return length;
    }

    /** By what the sender of an initiation or a response wants to be addressed. */
    public int sender() {
        require(kind == PacketKind.INITIATION || kind == PacketKind.RESPONSE);
        return Layout.littleInt(bytes, from + 4);
    }

    /** Whom a response, a cookie or a transport packet addresses. */
    public int receiver() {
        require(kind == PacketKind.RESPONSE || kind == PacketKind.COOKIE || kind == PacketKind.TRANSPORT);
        return Layout.littleInt(bytes, from + (kind == PacketKind.RESPONSE ? 8 : 4));
    }

    /** The number of a transport packet within its session; unsigned. */
    public long counter() {
        require(kind == PacketKind.TRANSPORT);
        return Layout.littleLong(bytes, from + 8);
    }

    private void require(boolean has) {
        if (!has) {
            throw new IllegalStateException("a " + kind + " packet has no such thing");
        }
    }

    /** What the packet says, to keep and to show. */
    public Packet packet() {
        return switch (kind) {
            case INITIATION -> new Packet.Initiation(sender());
            case RESPONSE -> new Packet.Response(sender(), receiver());
            case COOKIE -> new Packet.Cookie(receiver());
            case TRANSPORT -> new Packet.Transport(receiver(), counter(), length - Layout.TRANSPORT_LEAST);
            case DISCO -> new Packet.Disco(hex(Layout.DISCO_MAGIC, 32), length - Layout.DISCO_LEAST);
            case FOREIGN -> new Packet.Foreign(length, why(), hex(0, Math.min(length, SHOWN)));
        };
    }

    private String why() {
        int type = length >= 4 ? Layout.littleInt(bytes, from) : 0;
        if (length == 0) {
            return "nothing at all";
        }
        if (Layout.isDisco(bytes, from, length)) {
            return "a disco message of " + length + " bytes, expected " + Layout.DISCO_LEAST + " or more";
        }
        return switch (type) {
            case 1 -> "a WireGuard initiation of " + length + " bytes, expected " + Layout.INITIATION;
            case 2 -> "a WireGuard response of " + length + " bytes, expected " + Layout.RESPONSE;
            case 3 -> "a WireGuard cookie of " + length + " bytes, expected " + Layout.COOKIE;
            case 4 ->
                "a WireGuard transport packet of " + length + " bytes, expected " + Layout.TRANSPORT_LEAST + " or more";
            default -> "it begins like neither WireGuard nor disco";
        };
    }

    private String hex(int at, int size) {
        return HexFormat.of().formatHex(bytes, from + at, from + at + size);
    }
}
