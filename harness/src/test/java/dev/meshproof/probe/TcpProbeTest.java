package dev.meshproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.ChildProcess;
import dev.meshproof.plan.Tailnet.HostPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpProbeTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Answer.Response HELLO =
            new Answer.Response(200, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", 5, "hello");
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
    void reachesAServiceDirectlyAndThroughAProxy() throws Exception {
        try (Server service = new Server(TcpProbeTest::sayHello);
                Socks5Server proxy = Socks5Server.to(service.port())) {
            String at = "127.0.0.1:" + service.port();

            assertThat(TcpProbe.connect(agent, "127.0.0.1", service.port(), LIMIT)
                            .get())
                    .isEqualTo(new Answer.Reached(at, List.of()));
            assertThat(TcpProbe.http(agent, "127.0.0.1", service.port(), LIMIT).get())
                    .isEqualTo(new Answer.Reached(at, List.of(HELLO)));
            assertThat(TcpProbe.httpThroughSocks5(
                                    agent, new HostPort("127.0.0.1", proxy.port()), "akash-server-1", 8000, LIMIT)
                            .get())
                    .isEqualTo(new Answer.Reached(
                            "akash-server-1:8000 through 127.0.0.1:" + proxy.port(), List.of(HELLO)));
        }
    }

    @Test
    void showsOnlyTheBeginningOfALongBody() throws Exception {
        try (Server service = new Server(socket -> {
            socket.getInputStream().read(new byte[2000]);
            String text = "HTTP/1.0 200 OK\r\n\r\n" + "\u00e9".repeat(3_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        })) {
            assertThat(TcpProbe.http(agent, "127.0.0.1", service.port(), LIMIT).get())
                    .isInstanceOfSatisfying(Answer.Reached.class, reached -> {
                        assertThat(reached.response().get(0).bytes()).isEqualTo(6_000);
                        assertThat(reached.response().get(0).beginning()).isEqualTo("\u00e9".repeat(200));
                    });
        }
    }

    @Test
    void countsWhoeverAcceptsAsReached() throws Exception {
        try (Server mute = new Server(socket -> socket.getInputStream().readAllBytes())) {
            assertThat(TcpProbe.http(agent, "127.0.0.1", mute.port(), Duration.ofMillis(200))
                            .get())
                    .isEqualTo(new Answer.Reached("127.0.0.1:" + mute.port(), List.of()));
        }
    }

    @Test
    void tellsWhoRefused() throws Exception {
        int closed = closedPort();
        HostPort noProxy = new HostPort("127.0.0.1", closed);
        Answer refused = new Answer.Refused("127.0.0.1:" + closed);

        assertThat(TcpProbe.http(agent, "127.0.0.1", closed, LIMIT).get()).isEqualTo(refused);
        assertThat(TcpProbe.httpThroughSocks5(agent, noProxy, "a", 80, LIMIT).get())
                .isEqualTo(refused);
        try (Socks5Server proxy = Socks5Server.replying(1)) {
            assertThat(TcpProbe.httpThroughSocks5(agent, new HostPort("127.0.0.1", proxy.port()), "a", 80, LIMIT)
                            .get())
                    .isEqualTo(new Answer.ProxyRefused("a:80 through 127.0.0.1:" + proxy.port(), 1));
        }
    }

    @Test
    void asksAProxyThatDoesNotConnectOnceMore() throws Exception {
        try (Server service = new Server(TcpProbeTest::sayHello);
                Socks5Server lostOnce = Socks5Server.slow(service.port(), 1);
                Socks5Server lostTwice = Socks5Server.slow(service.port(), 2)) {
            assertThat(throughSocks5(lostOnce, LIMIT))
                    .isEqualTo(new Answer.Reached("a:80 through 127.0.0.1:" + lostOnce.port(), List.of()));
            assertThat(throughSocks5(lostTwice, Duration.ofMillis(500)))
                    .isEqualTo(new Answer.TimedOut("a:80 through 127.0.0.1:" + lostTwice.port()));
        }
    }

    @Test
    void asksAProxyOnlyOnceIfThereIsNotAsMuchTimeAgain() throws Exception {
        try (Server service = new Server(TcpProbeTest::sayHello);
                Socks5Server lostOnce = Socks5Server.slow(service.port(), 1)) {
            assertThat(throughSocks5(lostOnce, Duration.ofMillis(200)))
                    .isEqualTo(new Answer.TimedOut("a:80 through 127.0.0.1:" + lostOnce.port()));
            assertThat(lostOnce.asked()).isEmpty();
        }
    }

    private static Answer throughSocks5(Socks5Server proxy, Duration limit) throws Exception {
        return TcpProbe.throughSocks5(
                        agent,
                        new HostPort("127.0.0.1", proxy.port()),
                        "a",
                        80,
                        limit,
                        Duration.ofMillis(100),
                        (stream, at, end) -> new Answer.Reached(at, List.of()))
                .get();
    }

    @Test
    void tellsOfANameThatDoesNotResolve() throws Exception {
        assertThat(TcpProbe.connect(agent, "no-such-name.invalid", 80, LIMIT).get())
                .isEqualTo(new Answer.UnknownName("no-such-name.invalid:80"));
    }

    @Test
    void blamesItselfForAProxyWhoseNameDoesNotResolve() throws Exception {
        assertThat(TcpProbe.httpThroughSocks5(agent, new HostPort("no-such-name.invalid", 1055), "a", 80, LIMIT)
                        .get())
                .isInstanceOfSatisfying(
                        Answer.ProbeFailed.class,
                        failed -> assertThat(failed.why()).contains("no-such-name.invalid:1055"));
    }

    @Test
    void asksForAHostThatIsNotWhatItDials() throws Exception {
        try (Server service = new Server(TcpProbeTest::sayHost)) {
            Answer answer = TcpProbe.httpForHost(agent, "127.0.0.1", service.port(), "shop.example.com", LIMIT)
                    .get();

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.Reached.class,
                            reached -> assertThat(reached.response())
                                    .extracting(Answer.Response::beginning)
                                    .containsExactly("shop.example.com"));
        }
    }

    private static void sayHello(Socket socket) throws IOException {
        if (socket.getInputStream().read(new byte[2000]) > 0) {
            String response = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
            socket.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static int closedPort() throws IOException {
        try (Server server = new Server(socket -> {})) {
            return server.port();
        }
    }

    private static void sayHost(Socket socket) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String host = request.lines()
                .filter(line -> line.startsWith("Host: "))
                .findFirst()
                .orElseThrow()
                .substring(6);
        String answer = "HTTP/1.0 200 OK\r\n\r\n" + host;
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }
}
