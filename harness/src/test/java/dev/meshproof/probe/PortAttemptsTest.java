package dev.meshproof.probe;

import static dev.meshproof.probe.TestSurroundings.ONE;
import static dev.meshproof.probe.TestSurroundings.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.ChildProcess;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Answer.Attempt;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.Socket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PortAttemptsTest {
    private static final Vantage ASKING = new Vantage.Sandbox(ONE);
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
    void connects_to_each_proxy_that_tailscaled_was_started_with() throws Exception {
        try (Server socks5 = new Server(socket -> {});
                Server gone = new Server(socket -> {})) {
            gone.close();
            TestSurroundings lab = here(
                            "--socks5-server=localhost:" + socks5.port(),
                            "--outbound-http-proxy-listen=localhost:" + gone.port())
                    .with(new Target.ContainerAddress(TWO), "127.0.0.1");

            assertThat(lab.ask(ASKING, new Question.ConnectToProxies(TWO)))
                    .isEqualTo(new Answer.Attempts(List.of(
                            new Attempt(
                                    "SOCKS5 proxy",
                                    socks5.port(),
                                    new Answer.Reached("127.0.0.1:" + socks5.port(), List.of())),
                            new Attempt("HTTP proxy", gone.port(), new Answer.Refused("127.0.0.1:" + gone.port())))));
        }
    }

    @Test
    void attempts_nothing_where_there_is_no_proxy() throws Exception {
        TestSurroundings lab = here().with(new Target.ContainerAddress(TWO), "127.0.0.1");

        assertThat(lab.ask(ASKING, new Question.ConnectToProxies(TWO))).isEqualTo(new Answer.Attempts(List.of()));
    }

    @Test
    void fails_where_the_replica_cannot_be_looked_into() {
        TestSurroundings lab = new TestSurroundings().with(ASKING, new Place("sandbox", agent));

        assertThat(lab.ask(ASKING, new Question.ConnectToProxies(TWO))).isInstanceOf(Answer.ProbeFailed.class);
    }

    @Test
    void tries_every_listener_of_the_loopback_over_the_tailnet_and_names_its_owner() throws Exception {
        try (Server any = new Server(socket -> {});
                Socks5Server proxy = Socks5Server.to(any.port())) {
            TestSurroundings lab = tailnet(proxy);

            Answer answer = lab.ask(ASKING, new Question.TailnetPorts(TWO, List.of(8000)));

            assertThat(answer).isInstanceOfSatisfying(Answer.Attempts.class, attempts -> {
                assertThat(attempts.attempts())
                        .extracting(attempt -> attempt.port() + " " + attempt.what())
                        .containsExactly(
                                "443 tailscale serve",
                                "1055 SOCKS5 proxy",
                                "5432 127.0.0.1, ::1",
                                "6379 0.0.0.0",
                                "8443 tailscale serve",
                                "9000 ::",
                                "43210 PeerAPI");
                assertThat(attempts.attempts())
                        .allSatisfy(attempt -> assertThat(attempt.answer())
                                .isEqualTo(new Answer.Reached(
                                        "100.64.0.2:" + attempt.port() + " through 127.0.0.1:" + proxy.port(),
                                        List.of())));
            });
            assertThat(proxy.asked())
                    .contains("1 100.64.0.2:443", "1 100.64.0.2:43210")
                    .hasSize(7);
        }
    }

    @Test
    void tells_what_the_proxy_refuses() throws Exception {
        try (Socks5Server proxy = Socks5Server.replying(1)) {
            Answer answer = tailnet(proxy).ask(ASKING, new Question.TailnetPorts(TWO, List.of()));

            assertThat(((Answer.Attempts) answer).attempts())
                    .hasSize(8)
                    .allSatisfy(attempt -> assertThat(attempt.answer()).isInstanceOf(Answer.ProxyRefused.class));
        }
    }

    @Test
    void tries_the_host_at_each_of_its_addresses() throws Exception {
        try (Server host = new Server(socket -> {})) {
            TestSurroundings lab =
                    here().hostListener(new HostPort("127.0.0.1", host.port()), new HostPort("127.0.0.9", host.port()));

            assertThat(lab.ask(ASKING, new Question.ConnectToHost()))
                    .isEqualTo(new Answer.Attempts(List.of(
                            new Attempt(
                                    "the host at 127.0.0.1",
                                    host.port(),
                                    new Answer.Reached("127.0.0.1:" + host.port(), List.of())),
                            new Attempt(
                                    "the host at 127.0.0.9",
                                    host.port(),
                                    new Answer.Refused("127.0.0.9:" + host.port())))));
        }
    }

    private static TestSurroundings tailnet(Socks5Server proxy) throws IOException {
        return here("--socks5-server=localhost:1055")
                .with(new Target.TailnetAddress(TWO), "100.64.0.2")
                .with(
                        new Vantage.Sandbox(TWO),
                        ScriptedAgent.at("sandbox", request -> new AgentReply.SocketTable(7, sockets())))
                .proxy(proxy.port());
    }

    private static List<Socket> sockets() {
        return List.of(
                listen("tcp", "127.0.0.11", 39_001),
                listen("tcp", "127.0.0.1", 1055),
                listen("tcp", "127.0.0.1", 5432),
                listen("tcp6", "::1", 5432),
                listen("tcp", "0.0.0.0", 6379),
                listen("tcp6", "::", 9000),
                listen("tcp6", "::ffff:127.0.0.1", 8000),
                listen("tcp", "198.18.0.2", 7000),
                listen("tcp", "0.0.0.0", 43_210),
                new Socket("tcp", "127.0.0.1", 41_000, "127.0.0.1", 8000, "ESTABLISHED"),
                new Socket("udp", "0.0.0.0", 41_641, "0.0.0.0", 0, "UNCONN"));
    }

    private static Socket listen(String protocol, String address, int port) {
        return new Socket(protocol, address, port, "0.0.0.0", 0, "LISTEN");
    }

    private static TestSurroundings here(String... flags) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("/usr/sbin/tailscaled"));
        arguments.addAll(List.of(flags));
        return new TestSurroundings()
                .with(ASKING, new Place("sandbox", agent))
                .with(new Vantage.Inside(TWO), ScriptedAgent.inside(arguments, PortAttemptsTest::localApi));
    }

    private static AgentReply.LocalApiReply localApi(String path) {
        return path.endsWith("/serve-config")
                ? ScriptedAgent.json(
                        200,
                        "{\"TCP\": {\"443\": {\"HTTPS\": true}}, \"Foreground\": {\"a\": {\"TCP\": {\"8443\": {}}}}}")
                : ScriptedAgent.json(200, "{\"Self\": {\"PeerAPIURL\": [\"http://100.64.0.2:43210\"]}}");
    }
}
