package dev.meshproof.wiretap;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * A node's public key (curve25519), by which a relay knows it: its 32 bytes as four big-endian numbers.
 *
 * @param a bytes 0 to 7
 * @param b bytes 8 to 15
 * @param c bytes 16 to 23
 * @param d bytes 24 to 31
 */
public record NodeKey(long a, long b, long c, long d) {
    /** In bytes. */
    public static final int LENGTH = 32;

    private static final String PREFIX = "nodekey:";

    /**
     * Reads the key at an absolute place; the buffer must be big-endian, which a new one is.
     *
     * @throws IndexOutOfBoundsException if fewer than 32 bytes are there
     */
    public static NodeKey at(ByteBuffer buffer, int at) {
        return new NodeKey(
                buffer.getLong(at), buffer.getLong(at + 8), buffer.getLong(at + 16), buffer.getLong(at + 24));
    }

    /**
     * Reads what {@link #toString} writes, which is also what tailscale's and headscale's JSON have.
     *
     * @throws IllegalArgumentException if it is something else; the message shows it
     */
    public static NodeKey parse(String text) {
        String hex = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
        if (hex.length() != 64 || !hex.chars().allMatch(NodeKey::isHex)) {
            throw new IllegalArgumentException("\"" + text + "\" is no node key: expected nodekey: and 64 hex digits");
        }
        return new NodeKey(number(hex, 0), number(hex, 16), number(hex, 32), number(hex, 48));
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static long number(String hex, int at) {
        return Long.parseUnsignedLong(hex, at, at + 16, 16);
    }

    /** Writes the 32 bytes into a big-endian buffer, at its position. */
    public void put(ByteBuffer into) {
        into.putLong(a).putLong(b).putLong(c).putLong(d);
    }

    /** The first eight hex digits: enough to tell nodes of one tailnet apart by eye. */
    public String brief() {
        return String.format(Locale.ROOT, "%08x", a >>> 32);
    }

    /** Keys are random: any part of one is as good a hash as all of it. */
    @Override
    public int hashCode() {
        return Long.hashCode(a);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s%016x%016x%016x%016x", PREFIX, a, b, c, d);
    }
}
