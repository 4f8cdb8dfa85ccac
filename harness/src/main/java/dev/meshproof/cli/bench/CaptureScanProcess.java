package dev.meshproof.cli.bench;

import dev.meshproof.wiretap.packet.PacketKind;
import dev.meshproof.wiretap.search.Needle;
import dev.meshproof.wiretap.search.NeedleSearch;
import dev.meshproof.wiretap.search.Needles;
import dev.meshproof.wiretap.view.CaptureScan;
import dev.meshproof.wiretap.view.ViewReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Decodes a capture and searches it for canaries, as a run does, in a JVM of its own with one processor. */
final class CaptureScanProcess {
    private static final int CANARIES = 8;

    private CaptureScanProcess() {}

    /**
     * How it went.
     *
     * @param seconds the decoding alone, without the JVM's start
     * @param peakMib of its resident memory, the page cache not counted
     */
    record Run(double seconds, long peakMib, long transport, long handshake) {}

    /** @throws IOException if it does not come to its end */
    static Run run(Path capture, int heapMib) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMib + "m",
                        "-XX:ActiveProcessorCount=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CaptureScanProcess.class.getName(),
                        capture.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("the decoder ended with exit code " + process.exitValue());
        }
        String[] words = said.split(" ");
        return new Run(
                Double.parseDouble(words[0]),
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]));
    }

    /** Says seconds, MiB, transport packets and handshake messages. */
    public static void main(String[] arguments) throws IOException {
        List<Needle> needles = new ArrayList<>();
        for (int i = 0; i < CANARIES; i++) {
            needles.addAll(Needles.of(
                    "canary " + i,
                    String.format(Locale.ROOT, "meshproof-canary-%07d", i).getBytes(StandardCharsets.US_ASCII)));
        }
        NeedleSearch search = new NeedleSearch(needles);
        long begin = System.nanoTime();
        ViewReport view =
                CaptureScan.of(List.of(Path.of(arguments[0])), search, true).view();
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%.3f %d %d %d%n",
                seconds,
                ResidentMemory.peakMib(ProcessHandle.current().pid()),
                count(view, PacketKind.TRANSPORT),
                count(view, PacketKind.INITIATION) + count(view, PacketKind.RESPONSE));
    }

    private static long count(ViewReport view, PacketKind kind) {
        return view.lanes().stream()
                .flatMap(lane -> Stream.ofNullable(lane.counts().get(kind)))
                .mapToLong(count -> count.packets())
                .sum();
    }
}
