package dev.meshproof.agent;

import dev.meshproof.wire.AgentReply;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** One tcpdump at work. What it has captured beyond {@value #MOST_BYTES} bytes is not kept. */
final class LoopbackRecording {
    private static final int MOST_BYTES = 4 << 20;

    /** tcpdump says so once it captures (tcpdump 4.99, tcpdump.c). */
    private static final String READY = "listening on";

    private final Process process;
    private final Thread reading;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean cut;
    private boolean ended;

    private LoopbackRecording(Process process, Workers workers) {
        this.process = process;
        reading = workers.thread("recording", this::read);
    }

    /** @throws IOException if it does not begin; with what it said */
    static LoopbackRecording start(List<String> command, Duration limit, Workers workers) throws IOException {
        Process process = new ProcessBuilder(command).start();
        workers.after(limit.toMillis(), process::destroy);
        BufferedReader words =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            if (line.contains(READY)) {
                workers.thread("recording's words", () -> words.transferTo(Writer.nullWriter()));
                return new LoopbackRecording(process, workers);
            }
            said.append(said.length() == 0 ? "" : "; ").append(line);
        }
        process.destroy();
        throw new IOException(command.get(0) + " does not capture: " + said);
    }

    private void read() throws IOException {
        try (InputStream in = process.getInputStream()) {
            byte[] buffer = new byte[16 << 10];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                take(buffer, read);
            }
        } finally {
            finish();
        }
    }

    private synchronized void take(byte[] some, int length) {
        int room = Math.min(length, MOST_BYTES - bytes.size());
        bytes.write(some, 0, room);
        cut |= room < length;
        notifyAll();
    }

    private synchronized void finish() {
        ended = true;
        notifyAll();
    }

    /** Blocks until so much was captured, or for so long, and then until it has ended. */
    AgentReply.Recorded end(int least, Duration within) throws IOException {
        try {
            await(Math.min(least, MOST_BYTES), System.nanoTime() + within.toNanos());
            process.destroy();
            reading.join(Canary.GONE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a recording was ended");
        } finally {
            process.destroyForcibly();
        }
        synchronized (this) {
            return new AgentReply.Recorded(bytes.toByteArray(), cut);
        }
    }

    private synchronized void await(int least, long until) throws InterruptedException {
        while (bytes.size() < least && !ended) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    void close() {
        process.destroyForcibly();
    }
}
