package dev.meshproof.agent;

import dev.meshproof.wire.AgentReply;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * A capture as tcpdump writes it (pcap-savefile(5)). It may still be growing: what is not there as a whole is not there
 * yet.
 */
final class CaptureFile {
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int LONGEST_RECORD = 256 << 10;

    private CaptureFile() {}

    static AgentReply.Captured read(String path) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(path)), 1 << 16)) {
            return read(in, ownAddresses());
        }
    }

    /** @throws IOException if it is no capture of a kind that we know */
    static AgentReply.Captured read(InputStream in, Set<InetAddress> own) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER));
        if (header.limit() < HEADER) {
            throw new IOException("a capture of " + header.limit() + " bytes, which is less than its header");
        }
        int magic = header.getInt(0);
        boolean little = magic == Integer.reverseBytes(MICROSECONDS) || magic == Integer.reverseBytes(NANOSECONDS);
        if (!little && magic != MICROSECONDS && magic != NANOSECONDS) {
            throw new IOException("no pcap file: it begins with " + Integer.toHexString(magic));
        }
        ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        LinkType link = LinkType.of(header.order(order).getInt(20) & 0xffff);
        SentFlows flows = new SentFlows(own);
        while (true) {
            byte[] record = in.readNBytes(RECORD_HEADER);
            if (record.length < RECORD_HEADER) {
                return flows.captured();
            }
            int length = ByteBuffer.wrap(record).order(order).getInt(8);
            if (length < 0 || length > LONGEST_RECORD) {
                throw new IOException("a packet of " + Integer.toUnsignedString(length) + " bytes in the capture");
            }
            byte[] packet = in.readNBytes(length);
            if (packet.length < length) {
                return flows.captured();
            }
            IpPacket ip = link.ip(packet);
            if (ip != null) {
                flows.add(ip);
            }
        }
    }

    private static Set<InetAddress> ownAddresses() throws IOException {
        Set<InetAddress> own = new HashSet<>();
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            own.addAll(Collections.list(each.getInetAddresses()));
        }
        return own;
    }
}
