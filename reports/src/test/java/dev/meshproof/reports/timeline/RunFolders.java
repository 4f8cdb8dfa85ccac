package dev.meshproof.reports.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Run folders to render, written by hand. */
public final class RunFolders {
    private final Path folder;
    private final List<String> clock = new ArrayList<>(List.of("{\"clock\":1,\"zero\":\"2026-07-27T12:00:00Z\"}"));
    private int logs;

    RunFolders(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve("artifacts"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A log whose lines were written at these milliseconds, each its own. */
    RunFolders log(String container, List<String> lines, long... millis) {
        String file = "artifacts/" + container.replaceAll("[^A-Za-z0-9._-]+", "_") + ".log";
        logs++;
        clock.add("{\"ms\":1,\"log\":%d,\"file\":\"%s\",\"of\":\"%s\"}".formatted(logs, file, container));
        long at = 0;
        for (int i = 0; i < millis.length; i++) {
            clock.add("{\"ms\":%d,\"log\":%d,\"from\":%d}".formatted(millis[i], logs, at));
            at += (lines.get(i) + "\n").getBytes(UTF_8).length;
        }
        return file(file, String.join("\n", lines) + "\n");
    }

    RunFolders event(long ms, String of, String event) {
        clock.add("{\"ms\":%d,\"of\":\"%s\",\"event\":\"%s\"}".formatted(ms, of, event));
        return this;
    }

    RunFolders clockLine(String line) {
        clock.add(line);
        return this;
    }

    RunFolders file(String name, String text) {
        return file(name, text.getBytes(UTF_8));
    }

    RunFolders file(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Path withClock() {
        file("clock.jsonl", String.join("\n", clock) + "\n");
        return folder;
    }

    Path withoutClock() {
        return folder;
    }

    /** An observation of a replica's sandbox, as evidence.jsonl has it. */
    static String observation(long seq, int replica, String second, String question, String answer, String phase) {
        return ("{\"seq\":%d,\"at\":\"2026-07-27T12:00:%sZ\",\"took\":\"PT0.0125S\",\"container\":\"c\",\"ask\":{\"from\":"
                        + "{\"kind\":\"sandbox\",\"replica\":{\"lease\":\"akash-server-%d\",\"service\":\"backend\",\"index\":0}},"
                        + "\"what\":{\"kind\":\"%s\",\"to\":{\"kind\":\"tailnet-address\",\"replica\":"
                        + "{\"lease\":\"other\",\"service\":\"web\",\"index\":2}},\"port\":8000},\"phase\":\"%s\",\"limit\":\"PT2S\"},"
                        + "\"answer\":{\"kind\":\"%s\",\"at\":\"100.64.0.2:8000\",\"response\":[{\"kind\":\"no kind\",\"bytes\":[1,2]}]}}\n")
                .formatted(seq, second, replica, question, phase, answer);
    }

    /** Logs of so many replicas and evidence, of so many bytes in all, as a long run might leave them. */
    public static Path large(Path folder, int replicas, long logBytes, long evidenceBytes) throws IOException {
        RunFolders run = new RunFolders(folder);
        List<String> lines = List.of(
                "2026/07/27 12:00:01 magicsock: new contact: peer=[+51cL] usec=8649595 cached=false via=derp",
                "127.0.0.1 - - [27/Jul/2026 12:00:01] \"GET /canary-0fff9799e6b77fc0247e495f9e5ae9a6 HTTP/1.1\" 200 -",
                "2026/07/27 12:00:01 wgengine: Reconfig: configuring userspace WireGuard config (with 2/99 peers)",
                "2026/07/27 12:00:02 netstack: decrementing connsInFlightByClient[100.64.0.4]; new value is 0");
        for (int i = 1; i <= replicas; i++) {
            String file = "artifacts/replica_akash-server-" + i + "_backend.log";
            run.clock.add("{\"ms\":100,\"log\":%d,\"file\":\"%s\",\"of\":\"replica akash-server-%d/backend\"}"
                    .formatted(i, file, i));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(file)))) {
                long written = 0;
                for (long line = 0; written < logBytes / replicas; line++) {
                    if (line % 500 == 0) {
                        run.clock.add("{\"ms\":%d,\"log\":%d,\"from\":%d}".formatted(line / 5, i, written));
                    }
                    byte[] text = ((line % 211 == 0
                                            ? "2026/07/27 12:00:02 control: error: <&> no route " + line
                                            : lines.get((int) (line % lines.size())))
                                    + "\n")
                            .getBytes(UTF_8);
                    out.write(text);
                    written += text.length;
                }
            }
        }
        List<String> phases = List.of("QUIET", "CANARY", "DISTURBED", "CLOSING");
        List<String> answers = List.of("reached", "refused", "timed-out", "sockets");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("evidence.jsonl")))) {
            long written = 0;
            for (int seq = 1; written < evidenceBytes; seq++) {
                byte[] text = observation(
                                seq,
                                1 + seq % replicas,
                                "%02d.%03d".formatted(seq / 7 % 13, seq % 1_000),
                                seq % 3 == 0 ? "connect" : "http-through-socks5",
                                answers.get(seq / 3 % 4),
                                phases.get(seq / 11 % 4))
                        .getBytes(UTF_8);
                out.write(text);
                written += text.length;
            }
        }
        return run.withClock();
    }
}
