package dev.meshproof.cli.wiretap;

import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.capture.CapturedPacket;
import dev.meshproof.wiretap.packet.PacketView;
import dev.meshproof.wiretap.view.ViewReport;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A line for each packet, and at the end one for each lane and kind, and for each finding. */
final class PacketLines implements PacketSink {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.nnnnnnnnn", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final PrintWriter out;

    PacketLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void packet(long number, CapturedPacket captured, PacketView packet) {
        out.printf(
                Locale.ROOT,
                "%6d  %s  %s  %s  %-10s %5d  %s%n",
                number,
                TIME.format(Times.instant(captured)),
                way(captured),
                captured.lane(),
                packet.kind().text(),
                packet.length(),
                packet.packet());
    }

    private static String way(CapturedPacket captured) {
        return captured.isDatagram() ? captured.source() + " > " + captured.destination() : "a whole frame";
    }

    @Override
    public void end(ViewReport report, List<String> troubles) {
        out.printf(Locale.ROOT, "%n%d packets, %d bytes%n", report.packets(), report.bytes());
        for (ViewReport.LaneReport lane : report.lanes()) {
            out.println(nameOf(lane.lane()));
            lane.counts()
                    .forEach((kind, count) -> out.printf(
                            Locale.ROOT,
                            "  %-10s %7d packets %11d bytes%n",
                            kind.text(),
                            count.packets(),
                            count.bytes()));
            if (lane.sealed().bytes() > 0) {
                out.printf(
                        Locale.ROOT,
                        "  sealed bytes: chi-squared %.1f (255 expected), z %.2f%n",
                        lane.sealed().chiSquared(),
                        lane.sealed().z());
            }
        }
        report.findings()
                .forEach((kind, count) ->
                        out.printf(Locale.ROOT, "%s %s: %d%n", kind.isNote() ? "note" : "finding", kind.text(), count));
        report.examples().forEach(example -> out.println("  " + example));
        troubles.forEach(trouble -> out.println("not all was read: " + trouble));
    }

    private static String nameOf(Lane lane) {
        return lane.isKnown()
                ? lane.pair().source() + " > " + lane.pair().destination() + " "
                        + lane.direction().text()
                : "without node keys";
    }
}
