package dev.meshproof.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wire.ConnectOutcome;
import dev.meshproof.wire.ConnectTo;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DialTest {
    private static Dial dial() {
        Workers workers = new Workers();
        return new Dial(new Names(workers), workers);
    }

    @Test
    void tellsFailuresApart() {
        Map<IOException, ConnectOutcome> expected = Map.of(
                new ConnectException("Connection refused"), ConnectOutcome.REFUSED,
                new SocketTimeoutException("Connect timed out"), ConnectOutcome.TIMED_OUT,
                new ConnectException("Connection timed out"), ConnectOutcome.TIMED_OUT,
                new NoRouteToHostException("No route to host"), ConnectOutcome.NO_ROUTE,
                new ConnectException("Network is unreachable"), ConnectOutcome.NO_ROUTE,
                new SocketException("Network is unreachable"), ConnectOutcome.NO_ROUTE,
                new SocketException("Connection reset by peer"), ConnectOutcome.RESET,
                new SocketException("Protocol family unavailable"), ConnectOutcome.FAILED,
                new ConnectException("Permission denied"), ConnectOutcome.FAILED);

        expected.forEach((failure, outcome) ->
                assertThat(Dial.outcome(failure)).as(failure.toString()).isEqualTo(outcome));
    }

    @Test
    @Timeout(20)
    void keepsItsLimitWhereNobodyAnswers() throws Exception {
        whereNobodyAnswers(port -> {
            Duration limit = Duration.ofMillis(200);
            long begin = System.nanoTime();

            Dial.Dialled dialled = dial().dial(new ConnectTo("127.0.0.1", port, limit));

            assertThat(dialled.socket()).isNull();
            assertThat(dialled.result().outcome()).isEqualTo(ConnectOutcome.TIMED_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(limit);
        });
    }

    /** The socket is closed in one thread, and what waits for it wakes up in another: either may be done first. */
    @Test
    @Timeout(60)
    void saysThatItsLimitIsOverWhoeverIsFirstToSeeIt() throws Exception {
        whereNobodyAnswers(port -> {
            Dial dial = dial();
            ConnectTo to = new ConnectTo("127.0.0.1", port, Duration.ofMillis(2));

            assertThat(IntStream.range(0, 2_000)
                            .parallel()
                            .mapToObj(i -> dial.dial(to).result())
                            .filter(result -> result.outcome() != ConnectOutcome.TIMED_OUT))
                    .isEmpty();
        });
    }

    private static void whereNobodyAnswers(IntConsumer test) throws IOException {
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // As many as it has room for, and more: the kernel drops who comes then.
            for (int i = 0; i < 4; i++) {
                SocketChannel channel = SocketChannel.open();
                waiting.add(channel);
                channel.configureBlocking(false);
                channel.connect(full.getLocalSocketAddress());
            }
            test.accept(full.getLocalPort());
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    @Test
    void leavesAConnectionOpenWhenTheLimitIsOver() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ConnectTo to = new ConnectTo("127.0.0.1", server.getLocalPort(), Duration.ofMillis(50));

            Dial.Dialled dialled = dial().dial(to);

            try (Socket socket = Objects.requireNonNull(dialled.socket());
                    Socket accepted = server.accept()) {
                socket.setSoTimeout(100);
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
                accepted.getOutputStream().write(7);
                assertThat(socket.getInputStream().read()).isEqualTo(7);
            }
        }
    }
}
