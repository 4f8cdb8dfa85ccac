package dev.meshproof.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.ChildProcess;
import dev.meshproof.plan.Tailnet.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PortForwardTest {
    private static AgentConnection agent;

    @BeforeAll
    static void start() throws Exception {
        agent = AgentConnection.over("here", ChildProcess.start(), Duration.ofSeconds(20))
                .get();
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void servesAnOrdinaryHttpClientThroughSocks5() throws Exception {
        try (Server service = new Server(PortForwardTest::answerHttp);
                Socks5Server proxy = Socks5Server.to(service.port());
                PortForward forward = PortForward.throughSocks5(
                        agent, new HostPort("127.0.0.1", proxy.port()), "akash-server-1", 8000)) {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(forward.uri()).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(response.body()).isEqualTo("hello");
            assertThat(proxy.asked()).containsExactly("3 akash-server-1:8000");
            assertThat(forward)
                    .hasToString("127.0.0.1:" + forward.port() + " to akash-server-1:8000 through 127.0.0.1:"
                            + proxy.port());
        }
    }

    @Test
    void respectsEachDirectionsEndAndCarriesManyAtOnce() throws Exception {
        try (Server echo = new Server(socket -> {
                    byte[] all = socket.getInputStream().readAllBytes();
                    socket.getOutputStream().write(all);
                });
                PortForward forward = PortForward.direct(agent, "127.0.0.1", echo.port())) {
            List<Socket> clients = new ArrayList<>();
            List<byte[]> sent = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                byte[] bytes = new byte[1 + 997 * i];
                new Random(i).nextBytes(bytes);
                Socket client = connect(forward);
                client.getOutputStream().write(bytes);
                client.shutdownOutput();
                clients.add(client);
                sent.add(bytes);
            }
            for (int i = 0; i < clients.size(); i++) {
                try (Socket client = clients.get(i)) {
                    assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent.get(i));
                }
            }
            assertThat(forward.failures()).isEmpty();
        }
    }

    @Test
    void resetsAConnectionThatItCannotMakeAndSaysWhy() throws Exception {
        try (Socks5Server proxy = Socks5Server.replying(5);
                PortForward forward =
                        PortForward.throughSocks5(agent, new HostPort("127.0.0.1", proxy.port()), "a", 5432);
                Socket client = connect(forward)) {
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
            assertThat(forward.failures())
                    .singleElement()
                    .asString()
                    .contains("asked for a:5432")
                    .contains("connection refused");
        }
    }

    @Test
    void endsEveryConnectionWhenItIsClosed() throws Exception {
        try (Server mute = new Server(socket -> socket.getInputStream().readAllBytes())) {
            PortForward forward = PortForward.direct(agent, "127.0.0.1", mute.port());
            try (Socket client = connect(forward)) {
                client.getOutputStream().write(1);
                forward.close();
                assertThatThrownBy(
                                () -> assertThat(client.getInputStream().read()).isNotEqualTo(-1))
                        .isInstanceOfAny(IOException.class, AssertionError.class);
            }
            assertThatThrownBy(() -> connect(forward)).isInstanceOf(IOException.class);
        }
    }

    private static Socket connect(PortForward forward) throws IOException {
        return new Socket(InetAddress.getByName("127.0.0.1"), forward.port());
    }

    private static void answerHttp(Socket socket) throws IOException {
        if (socket.getInputStream().read(new byte[2000]) > 0) {
            String response = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
            socket.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
