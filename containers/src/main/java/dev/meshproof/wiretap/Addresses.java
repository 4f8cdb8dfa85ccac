package dev.meshproof.wiretap;

import java.net.Inet4Address;
import java.util.HashMap;
import java.util.Map;

/**
 * Under which address a node stands in a capture: its replica's, or, as long as nobody has told it, one of 192.0.2.0/24, which
 * no lab assigns (RFC 5737). IPv4 addresses are numbers here. For one thread.
 */
public final class Addresses {
    private static final int OUTSIDE = 192 << 24 | 2 << 8;
    private static final int MOST_STRANGERS = 254;

    private final Map<NodeKey, Integer> known = new HashMap<>();
    private final Map<NodeKey, Integer> strangers = new HashMap<>();

    /** Sets the address of a node. */
    public void put(NodeKey node, Inet4Address address) {
        known.put(node, number(address.getAddress()));
    }

    public int of(NodeKey node) {
        Integer address = known.get(node);
        return address == null ? stranger(node) : address;
    }

    /** Those beyond the first 254 have the last address in common. */
    private int stranger(NodeKey node) {
        Integer address = strangers.get(node);
        if (address != null) {
            return address;
        }
        if (strangers.size() == MOST_STRANGERS) {
            return OUTSIDE + MOST_STRANGERS;
        }
        int next = OUTSIDE + strangers.size() + 1;
        strangers.put(node, next);
        return next;
    }

    private static int number(byte[] bytes) {
        return (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    }

    /** {@code 198.18.0.2}. */
    public static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }
}
