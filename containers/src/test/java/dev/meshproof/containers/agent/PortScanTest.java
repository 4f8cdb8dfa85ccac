package dev.meshproof.containers.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wire.AgentReply.ListenReply;
import dev.meshproof.wire.AgentReply.Listening;
import dev.meshproof.wire.AgentReply.OpenPort;
import dev.meshproof.wire.AgentReply.OpenPort.Then;
import dev.meshproof.wire.AgentReply.Scanned;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scans an address of this machine's loopback that nobody else listens on, unless on all addresses. */
@Timeout(60)
class PortScanTest {
    private static final String HERE = "127.0.0.77";

    private final List<AutoCloseable> open = new ArrayList<>();
    private AgentConnection agent;

    private interface Conversation {
        void with(Socket socket) throws IOException;
    }

    @BeforeEach
    void open() {
        agent = InProcess.open();
        open.add(agent);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void tellsEveryOpenPortAndWhatItDid() throws Exception {
        ListenReply canary =
                agent.ask(new AgentRequest.Listen(Transport.TCP, HERE, 0)).get();
        int closes = server(socket -> {
            assertThat(socket.getInputStream().read(new byte[100])).isEqualTo(18);
            socket.close();
        });
        int resets = server(socket -> {
            socket.setSoLinger(true, 0);
            socket.close();
        });
        int silent = server(socket -> socket.getInputStream().readAllBytes());
        int talks = server(socket -> {
            for (int i = 0; i < 1_000; i++) {
                socket.getOutputStream().write("wordy ".getBytes(StandardCharsets.US_ASCII));
            }
        });

        Scanned scanned = scan(Duration.ofSeconds(30));

        assertThat(scanned.tried()).isEqualTo(65_535);
        assertThat(scanned.silent()).isZero();
        assertThat(scanned.refused() + scanned.open().size()).isEqualTo(65_535);
        assertThat(at(scanned, ((Listening) canary).port())).satisfies(port -> {
            assertThat(port.then()).isEqualTo(Then.ANSWERED);
            assertThat(text(port)).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\nmeshproof canary\n");
        });
        assertThat(at(scanned, closes).then()).isEqualTo(Then.CLOSED);
        assertThat(at(scanned, resets).then()).isEqualTo(Then.RESET);
        assertThat(at(scanned, silent).then()).isEqualTo(Then.SILENT);
        assertThat(text(at(scanned, talks))).hasSize(400).startsWith("wordy wordy");
        assertThat(scanned.open()).extracting(OpenPort::port).isSorted();
    }

    @Test
    void countsAPortThatDropsAsSilentAndWaitsNoLongerThanItMust() throws Exception {
        ServerSocket full = new ServerSocket();
        full.bind(new InetSocketAddress(HERE, 0), 1);
        open.add(full);
        // Its queue of connections that nobody accepts takes two; what comes then is dropped.
        for (int i = 0; i < 4; i++) {
            SocketChannel visitor = SocketChannel.open();
            open.add(visitor);
            visitor.configureBlocking(false);
            visitor.connect(full.getLocalSocketAddress());
        }

        Scanned scanned = scan(Duration.ofSeconds(40));

        assertThat(scanned.silent()).isEqualTo(1);
        assertThat(scanned.unreachable()).isZero();
        assertThat(scanned.tried()).isEqualTo(65_535);
        assertThat(scanned.open()).extracting(OpenPort::port).doesNotContain(full.getLocalPort());
    }

    @Test
    void endsWithItsLimit() throws Exception {
        Scanned scanned = scan(Duration.ofMillis(20));

        assertThat(scanned.tried()).isLessThan(65_535);
        assertThat(scanned.refused() + scanned.silent() + scanned.open().size()).isEqualTo(scanned.tried());
    }

    @Test
    void wantsAnAddress() {
        assertThatThrownBy(() -> agent.ask(new AgentRequest.Scan("no-address", Duration.ofSeconds(1)))
                        .get())
                .hasCauseInstanceOf(RequestFailed.class)
                .hasMessageContaining("\"no-address\" is no literal address");
    }

    private Scanned scan(Duration limit) throws Exception {
        return agent.ask(new AgentRequest.Scan(HERE, limit), limit).get();
    }

    private static OpenPort at(Scanned scanned, int port) {
        return scanned.open().stream()
                .filter(each -> each.port() == port)
                .findFirst()
                .orElseThrow();
    }

    private static String text(OpenPort port) {
        return new String(port.said(), StandardCharsets.US_ASCII);
    }

    private int server(Conversation conversation) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName(HERE));
        open.add(server);
        Limits.daemon("test server")
                .newThread(() -> {
                    while (!server.isClosed()) {
                        try (Socket socket = server.accept()) {
                            conversation.with(socket);
                        } catch (IOException e) {
                            // The visitor left, or the test is over.
                        }
                    }
                })
                .start();
        return server.getLocalPort();
    }
}
