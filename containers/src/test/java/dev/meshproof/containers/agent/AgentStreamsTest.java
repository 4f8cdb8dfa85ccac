package dev.meshproof.containers.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wire.ByteStream;
import dev.meshproof.wire.ConnectOutcome;
import dev.meshproof.wire.Protocol;
import dev.meshproof.wire.StreamReset;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AgentStreamsTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private AgentConnection agent;
    private ServerSocket server;

    @BeforeEach
    void open() throws IOException {
        agent = InProcess.open();
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        agent.close();
        server.close();
    }

    @Test
    void carryBytesBothWaysUnchanged() throws Exception {
        byte[] sent = new byte[3_000_000];
        new Random(1).nextBytes(sent);
        CompletableFuture<Void> echo = atServer(socket -> {
            socket.getInputStream().transferTo(socket.getOutputStream());
            socket.close();
        });

        try (ByteStream stream = connect()) {
            CompletableFuture<byte[]> back = CompletableFuture.supplyAsync(
                    () -> unchecked(() -> stream.in().readAllBytes()));
            stream.out().write(sent);
            stream.closeOutput();

            assertThat(Arrays.equals(back.get(), sent)).isTrue();
            assertThat(stream.address()).isEqualTo("127.0.0.1:" + server.getLocalPort());
        }
        echo.get();
    }

    @Test
    void endOneDirectionAtATime() throws Exception {
        CompletableFuture<Void> replying = atServer(socket -> {
            byte[] all = socket.getInputStream().readAllBytes();
            socket.getOutputStream().write(("got " + all.length).getBytes(StandardCharsets.US_ASCII));
            socket.close();
        });

        try (ByteStream stream = connect()) {
            stream.out().write(new byte[5]);
            stream.closeOutput();

            assertThat(stream.in().readAllBytes())
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("got 5");
            assertThatThrownBy(() -> stream.out().write(1)).isInstanceOf(IOException.class);
        }
        replying.get();
    }

    @Test
    void deliverWhatWasWrittenBeforeTheyAreClosed() throws Exception {
        CompletableFuture<Integer> got = new CompletableFuture<>();
        CompletableFuture<Void> reading =
                atServer(socket -> got.complete(socket.getInputStream().readAllBytes().length));

        try (ByteStream stream = connect()) {
            stream.out().write(new byte[100_000]);
        }

        assertThat(got.get()).isEqualTo(100_000);
        reading.get();
    }

    @Test
    void doNotHoldUpOneAnother() throws Exception {
        CompletableFuture<Void> flooding =
                atServer(socket -> socket.getOutputStream().write(new byte[8 << 20]));
        ByteStream stalled = connect();
        assertThat(stalled.in().read()).isZero();

        CompletableFuture<Void> answering = atServer(socket -> {
            socket.getOutputStream().write(7);
            socket.close();
        });
        try (ByteStream other = connect()) {
            assertThat(other.in().readAllBytes()).containsExactly(7);
        }
        answering.get();
        assertThat(stalled.in().available()).isLessThan(Protocol.WINDOW);
        assertThat(flooding).isNotDone();

        stalled.in().skipNBytes((8 << 20) - 1);
        flooding.get();
        stalled.close();
    }

    @Test
    void holdUpAWriterWhoseReaderStalls() throws Exception {
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Void> idle = atServer(socket -> {
            unchecked(() -> release.get(20, TimeUnit.SECONDS));
            socket.close();
        });
        ByteStream stream = connect();
        stream.limit(Duration.ofMillis(300));

        assertThatThrownBy(() -> stream.out().write(new byte[64 << 20])).isInstanceOf(InterruptedIOException.class);

        stream.close();
        release.complete(null);
        idle.get();
    }

    @Test
    void stopWaitingAtTheirLimit() throws Exception {
        try (ByteStream stream = connect()) {
            stream.limit(Duration.ofMillis(50));
            assertThatThrownBy(() -> stream.in().read()).isInstanceOf(InterruptedIOException.class);
        }
    }

    @Test
    void tellAResetFromAnEnd() throws Exception {
        CompletableFuture<Void> resetting = atServer(socket -> {
            assertThat(socket.getInputStream().read()).isEqualTo(1);
            socket.setSoLinger(true, 0);
            socket.close();
        });

        try (ByteStream stream = connect()) {
            stream.out().write(1);
            assertThatThrownBy(() -> stream.in().read()).isInstanceOf(StreamReset.class);
        }
        resetting.get();
    }

    @Test
    void sayWhenNothingListens() throws IOException {
        int port = server.getLocalPort();
        server.close();

        assertThatThrownBy(() -> agent.connect("127.0.0.1", port, LIMIT).get())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(ConnectFailed.class, failed -> {
                    assertThat(failed.outcome()).isEqualTo(ConnectOutcome.REFUSED);
                    assertThat(failed.address()).isEqualTo("127.0.0.1:" + port);
                });
    }

    @Test
    void areRefusedBeyondTheAgentsLimit() throws Exception {
        ServerSocket deep = new ServerSocket(0, 400, InetAddress.getLoopbackAddress());
        for (int i = 0; i < Protocol.MAX_STREAMS; i++) {
            agent.connect("127.0.0.1", deep.getLocalPort(), LIMIT).get();
        }

        assertThatThrownBy(() ->
                        agent.connect("127.0.0.1", deep.getLocalPort(), LIMIT).get())
                .hasMessageContaining("FAILED")
                .hasMessageContaining("carries " + Protocol.MAX_STREAMS + " streams already");
        deep.close();
    }

    @Test
    void failWithTheirAgent() throws Exception {
        ByteStream stream = connect();
        agent.close();

        assertThatThrownBy(() -> stream.in().read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was closed");
        assertThatThrownBy(() -> agent.connect("127.0.0.1", 1, LIMIT).get()).hasCauseInstanceOf(AgentLost.class);
    }

    private ByteStream connect() throws Exception {
        return agent.connect("127.0.0.1", server.getLocalPort(), LIMIT).get();
    }

    private interface AtServer {
        void serve(Socket socket) throws IOException;
    }

    private CompletableFuture<Void> atServer(AtServer what) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Limits.callbacks().execute(() -> {
            try (Socket socket = server.accept()) {
                what.serve(socket);
                done.complete(null);
            } catch (IOException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private static <T> T unchecked(Callable<T> what) {
        try {
            return what.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
