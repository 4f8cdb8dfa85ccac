package dev.meshproof.wiretap.capture;

import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.Lane;

/**
 * A packet where it lies in the reader's memory: what a relay carried, without the headers that the capture put around it;
 * or, if there are none, the frame.
 */
public final class CapturedPacket {
    private static final int UDP = 17;
    private static final int LARGEST = 0xffff;
    private static final Face NONE = new Face(0, "", Lane.UNKNOWN, Face.Clock.DEFAULT);

    private Face face = NONE;
    private long time;
    private byte[] bytes = new byte[0];
    private int frame;
    private int from;
    private int length;
    private boolean datagram;

    void set(Face on, long at, byte[] in, int first, int captured) {
        face = on;
        time = at;
        bytes = in;
        frame = first;
        from = first;
        length = captured;
        datagram = (on.linkType() == Pcapng.RAW_IP || on.linkType() == Pcapng.RAW_IPV4) && findDatagram();
    }

    private boolean findDatagram() {
        int header = length < UdpHeaders.LENGTH ? 0 : 4 * (bytes[from] & 0xf);
        boolean udp = header >= 20
                && bytes[from] >> 4 == 4
                && bytes[from + 9] == UDP
                && (unsigned16(6) & 0x3fff) == 0
                && header + 8 <= length;
        if (!udp) {
            return false;
        }
        int said = unsigned16(header + 4);
        int there = length - header - 8;
        // One that says the most that it can say is longer: see UdpHeaders.
        int payload = header + said == LARGEST ? there : said - 8;
        if (payload < 0 || payload > there) {
            return false;
        }
        from += header + 8;
        length = payload;
        return true;
    }

    private int unsigned16(int at) {
        return (bytes[from + at] & 0xff) << 8 | (bytes[from + at + 1] & 0xff);
    }

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

    /** Nanoseconds since 1970. */
    public long nanos() {
        return face.clock().nanos(time);
    }

    /** {@link Lane#UNKNOWN} in captures of others. */
    public Lane lane() {
        return face.lane();
    }

    /** The interface's name; may be empty. */
    public String interfaceName() {
        return face.name();
    }

    /** Whether it is what a datagram held, and not a whole frame. */
    public boolean isDatagram() {
        return datagram;
    }

    /** {@code 198.18.0.2}; empty if it is no datagram. */
    public String source() {
        return datagram ? Addresses.text(address(12)) : "";
    }

    /** As {@link #source}. */
    public String destination() {
        return datagram ? Addresses.text(address(16)) : "";
    }

    private int address(int at) {
        int place = frame + at;
        return (bytes[place] & 0xff) << 24
                | (bytes[place + 1] & 0xff) << 16
                | (bytes[place + 2] & 0xff) << 8
                | (bytes[place + 3] & 0xff);
    }
}
