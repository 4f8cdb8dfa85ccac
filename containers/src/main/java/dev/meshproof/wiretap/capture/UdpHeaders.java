package dev.meshproof.wiretap.capture;

import java.nio.ByteBuffer;

/** The headers of an IPv4 datagram (RFC 791, RFC 768) around what a relay carried. */
final class UdpHeaders {
    static final int LENGTH = 28;
    /** Tailscale's, on both sides. */
    static final int PORT = 41641;

    private static final int LARGEST = 0xffff;
    private static final int FIRST_WORD = 0x4500;
    private static final int DO_NOT_FRAGMENT = 0x4000;
    private static final int HOPS_AND_UDP = 64 << 8 | 17;

    private UdpHeaders() {}

    /** Writes them at the buffer's position, which must be little-endian as the file is; no UDP checksum, which IPv4 allows. */
    static void put(ByteBuffer into, int source, int destination, int payload) {
        // A relay takes packets up to 64 KiB, which no datagram can hold: the lengths stop, the bytes are all there.
        int whole = Math.min(LARGEST, LENGTH + payload);
        int sum = FIRST_WORD + whole + DO_NOT_FRAGMENT + HOPS_AND_UDP;
        sum += (source >>> 16) + (source & 0xffff) + (destination >>> 16) + (destination & 0xffff);
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = (sum & 0xffff) + (sum >>> 16);
        big(into, FIRST_WORD);
        big(into, whole);
        big(into, 0);
        big(into, DO_NOT_FRAGMENT);
        big(into, HOPS_AND_UDP);
        big(into, ~sum);
        into.putInt(Integer.reverseBytes(source)).putInt(Integer.reverseBytes(destination));
        big(into, PORT);
        big(into, PORT);
        big(into, whole - 20);
        big(into, 0);
    }

    private static void big(ByteBuffer into, int value) {
        into.putShort(Short.reverseBytes((short) value));
    }
}
