package dev.meshproof.containers.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.ByteStream;
import dev.meshproof.wire.HttpGet;
import dev.meshproof.wire.Transport;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CanariesTest {
    private static final String HERE = "127.0.0.1";

    private AgentConnection agent;

    @BeforeEach
    void open() {
        agent = InProcess.open();
    }

    @AfterEach
    void close() {
        agent.close();
    }

    @Test
    void greetsWhoeverSaysNothingAndIsSeenInTheSocketTable() throws Exception {
        int port = listening(Transport.TCP);

        try (ByteStream stream =
                agent.connect(HERE, port, Duration.ofSeconds(2)).get()) {
            assertThat(stream.in().readAllBytes())
                    .asString(StandardCharsets.US_ASCII)
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("\r\n\r\nmeshproof canary\n");
        }
        assertThat(agent.ask(new AgentRequest.Sockets()).get().sockets())
                .contains(new AgentReply.Socket("tcp6", "::ffff:127.0.0.1", port, "::", 0, "LISTEN"));
        assertThat(unlisten(Transport.TCP, port)).isEqualTo(new AgentReply.Unlistened(true, 1));
        assertThat(unlisten(Transport.TCP, port)).isEqualTo(new AgentReply.Unlistened(false, 0));
    }

    @Test
    void answersARequestWithoutAReset() throws Exception {
        int port = listening(Transport.TCP);

        try (Socket socket = new Socket(HERE, port)) {
            HttpGet.Response response =
                    HttpGet.over(socket.getInputStream(), socket.getOutputStream(), "canary", "/", 1_000);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).asString(StandardCharsets.US_ASCII).isEqualTo("meshproof canary\n");
            // What it was sent after its answer does not make it reset the connection either.
            socket.getOutputStream().write(new byte[50_000]);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void answersDatagramsAtAPortThatTcpHasToo() throws Exception {
        int port = listening(Transport.TCP);
        assertThat(agent.ask(new AgentRequest.Listen(Transport.UDP, HERE, port)).get())
                .isEqualTo(new AgentReply.Listening(HERE, port));

        DatagramPacket answer = new DatagramPacket(new byte[512], 512);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(5_000);
            socket.send(new DatagramPacket(new byte[9], 9, InetAddress.getByName(HERE), port));
            socket.receive(answer);
        }

        assertThat(new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII))
                .isEqualTo("meshproof canary\n");
        assertThat(unlisten(Transport.UDP, port)).isEqualTo(new AgentReply.Unlistened(true, 1));
        assertThat(unlisten(Transport.TCP, port)).isEqualTo(new AgentReply.Unlistened(true, 0));
    }

    @Test
    void remembersItsVisitorsOnceEach() throws Exception {
        int port = listening(Transport.TCP);
        assertThat(visitors(port)).isEqualTo(new AgentReply.VisitorList(List.of(), false));

        for (String from : List.of("127.0.0.2", "127.0.0.3", "127.0.0.2")) {
            try (Socket socket = new Socket(HERE, port, InetAddress.getByName(from), 0)) {
                assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
            }
        }

        assertThat(visitors(port)).isEqualTo(new AgentReply.VisitorList(List.of("127.0.0.2", "127.0.0.3"), false));
        unlisten(Transport.TCP, port);
        assertThatThrownBy(() -> visitors(port))
                .hasCauseInstanceOf(RequestFailed.class)
                .hasMessageContaining("no canary listens at TCP 127.0.0.1:" + port);
    }

    @Test
    void saysWhyItCannotListen() throws Exception {
        for (Transport each : Transport.values()) {
            int port = listening(each);

            assertThat(agent.ask(new AgentRequest.Listen(each, HERE, port)).get())
                    .isEqualTo(new AgentReply.BindFailed("Address already in use"));
            assertThat(agent.ask(new AgentRequest.Listen(each, "no-address", 1)).get())
                    .isEqualTo(new AgentReply.BindFailed("\"no-address\" is no literal address"));
        }
    }

    private int listening(Transport transport) throws Exception {
        AgentReply.ListenReply reply =
                agent.ask(new AgentRequest.Listen(transport, HERE, 0)).get();
        assertThat(reply).isInstanceOf(AgentReply.Listening.class);
        return ((AgentReply.Listening) reply).port();
    }

    private AgentReply.Unlistened unlisten(Transport transport, int port) throws Exception {
        return agent.ask(new AgentRequest.Unlisten(transport, HERE, port)).get();
    }

    private AgentReply.VisitorList visitors(int port) throws Exception {
        return agent.ask(new AgentRequest.Visitors(Transport.TCP, HERE, port)).get();
    }
}
