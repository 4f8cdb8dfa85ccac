package dev.meshproof.cli.wiretap;

import dev.meshproof.wiretap.capture.CapturedPacket;
import dev.meshproof.wiretap.packet.PacketView;
import dev.meshproof.wiretap.view.ViewReport;
import java.io.IOException;
import java.util.List;

/** Writes a capture in one form or another. */
interface PacketSink {
    /**
     * Writes a packet.
     *
     * @param number from 1, over all files
     */
    void packet(long number, CapturedPacket captured, PacketView packet) throws IOException;

    /**
     * Writes what all packets together come to.
     *
     * @param troubles why not all could be read; empty if it could
     */
    void end(ViewReport report, List<String> troubles) throws IOException;
}
