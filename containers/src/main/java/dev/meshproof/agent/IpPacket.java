package dev.meshproof.agent;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a packet say (RFC 791, RFC 8200).
 *
 * @param source 4 or 16 bytes, as {@code destination}
 * @param protocol the number of what is above IP
 * @param port the destination's; 0 where there is none, e.g. in a later fragment
 * @param opens whether it asks for a TCP connection: SYN without ACK
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IpPacket(byte[] source, byte[] destination, int protocol, int port, boolean opens) {
    static final int TCP = 6;
    static final int UDP = 17;

    private static final int SYN = 0x02;
    private static final int ACK = 0x10;
    private static final int MOST_EXTENSIONS = 8;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int DESTINATION_OPTIONS = 60;

    /** Null if the addresses are not all there. */
    static @Nullable IpPacket parse(byte[] bytes, int at) {
        int version = at < bytes.length ? bytes[at] >> 4 & 0xf : 0;
        if (version == 4 && bytes.length >= at + 20) {
            int header = 4 * (bytes[at] & 0xf);
            boolean first = (unsigned16(bytes, at + 6) & 0x1fff) == 0;
            return of(bytes, at + 12, 4, bytes[at + 9] & 0xff, first ? at + header : bytes.length);
        }
        return version == 6 && bytes.length >= at + 40 ? version6(bytes, at) : null;
    }

    private static IpPacket version6(byte[] bytes, int at) {
        int protocol = bytes[at + 6] & 0xff;
        int next = at + 40;
        for (int i = 0; i < MOST_EXTENSIONS && next + 8 <= bytes.length; i++) {
            if (protocol == FRAGMENT) {
                boolean first = (unsigned16(bytes, next + 2) & 0xfff8) == 0;
                protocol = bytes[next] & 0xff;
                next = first ? next + 8 : bytes.length;
            } else if (protocol == HOP_BY_HOP || protocol == ROUTING || protocol == DESTINATION_OPTIONS) {
                protocol = bytes[next] & 0xff;
                next += 8 * (1 + (bytes[next + 1] & 0xff));
            } else {
                break;
            }
        }
        return of(bytes, at + 8, 16, protocol, next);
    }

    /** @param above where what is above IP begins; the packet's length if it is not there */
    private static IpPacket of(byte[] bytes, int addresses, int length, int protocol, int above) {
        byte[] source = Arrays.copyOfRange(bytes, addresses, addresses + length);
        byte[] destination = Arrays.copyOfRange(bytes, addresses + length, addresses + 2 * length);
        boolean ports = (protocol == TCP || protocol == UDP) && above + 4 <= bytes.length;
        boolean flags = protocol == TCP && above + 14 <= bytes.length;
        return new IpPacket(
                source,
                destination,
                protocol,
                ports ? unsigned16(bytes, above + 2) : 0,
                flags && (bytes[above + 13] & (SYN | ACK)) == SYN);
    }

    private static int unsigned16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
}
