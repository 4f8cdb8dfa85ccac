package dev.meshproof.agent;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where IP begins in a captured frame (the list of link-layer header types of tcpdump.org). */
enum LinkType {
    ETHERNET(1, 12, 14),
    LINUX_SLL(113, 14, 16),
    LINUX_SLL2(276, 0, 20);

    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;

    private final int number;
    private final int etherType;
    private final int payload;

    LinkType(int number, int etherType, int payload) {
        this.number = number;
        this.etherType = etherType;
        this.payload = payload;
    }

    static LinkType of(int number) throws IOException {
        for (LinkType each : values()) {
            if (each.number == number) {
                return each;
            }
        }
        throw new IOException("a capture of link type " + number + ", expected Ethernet or Linux cooked");
    }

    /** Null for what is no IP, ARP for one, or is cut off within its headers. */
    @Nullable
    IpPacket ip(byte[] frame) {
        if (frame.length < payload) {
            return null;
        }
        int type = (frame[etherType] & 0xff) << 8 | (frame[etherType + 1] & 0xff);
        return type == IPV4 || type == IPV6 ? IpPacket.parse(frame, payload) : null;
    }
}
