package dev.meshproof.agent;

import dev.meshproof.wire.AgentReply.OpenPort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** What a port says that has accepted. */
final class PortGreeting {
    private static final byte[] REQUEST = "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_SAID = 400;

    /** For its first byte, or its end. Long, since a replica may have little CPU left; all such waits overlap. */
    private static final long LIMIT = Duration.ofSeconds(2).toNanos();

    /** For the next, once something came. */
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    private final ByteBuffer said = ByteBuffer.allocate(MOST_SAID);
    private final int port;
    private final SocketChannel channel;
    private long end = System.nanoTime() + LIMIT;
    private OpenPort.Then silence = OpenPort.Then.SILENT;

    PortGreeting(int port, SocketChannel channel) {
        this.port = port;
        this.channel = channel;
    }

    /** @return whether there is still something to wait for */
    boolean ask() {
        try {
            channel.write(ByteBuffer.wrap(REQUEST));
            return true;
        } catch (IOException e) {
            silence = OpenPort.Then.RESET;
            return false;
        }
    }

    /** To be called when the channel has something to read. */
    void read() {
        try {
            int read = channel.read(said);
            boolean enough = read < 0 || !said.hasRemaining();
            end = enough ? System.nanoTime() : System.nanoTime() + PAUSE;
            if (read < 0) {
                silence = OpenPort.Then.CLOSED;
            }
        } catch (IOException e) {
            silence = OpenPort.Then.RESET;
            end = System.nanoTime();
        }
    }

    long end() {
        return end;
    }

    boolean isOver(long now) {
        return now - end >= 0;
    }

    /** Closes the connection. */
    OpenPort over() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is over all the same.
        }
        byte[] bytes = Arrays.copyOf(said.array(), said.position());
        return new OpenPort(port, bytes.length > 0 ? OpenPort.Then.ANSWERED : silence, bytes);
    }
}
