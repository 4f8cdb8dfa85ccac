package dev.meshproof.probe;

import static dev.meshproof.probe.TestSurroundings.ONE;
import static dev.meshproof.probe.TestSurroundings.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.ChildProcess;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The agent's machine plays the destination's sandbox, a scripted agent its tailscaled. */
@Timeout(30)
class AttributionsTest {
    private static final String WHOIS = "/localapi/v0/whois?proto=tcp&addr=127.0.0.1:";
    private static final String ONE_IT_IS = """
            {"Node": {"Name": "akash-server-1.example.net.", "ComputedName": "akash-server-1",
             "Addresses": ["100.64.0.1/32", "fd7a:115c:a1e0::1/128"]}}""";

    private static final AgentReply.LocalApiReply NAMED = ScriptedAgent.json(200, ONE_IT_IS);

    private static AgentConnection agent;

    /** From which ports somebody is connected to the service. */
    private final Set<Integer> connected = ConcurrentHashMap.newKeySet();

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
    void names_the_peer_behind_the_connection_that_is_held_open() throws Exception {
        try (Server service = new Server(this::hold);
                Socket other = new Socket("127.0.0.1", service.port());
                Socks5Server proxy = Socks5Server.to(service.port())) {
            TestSurroundings lab = lab(path -> ask(path, other)).proxy(proxy.port());

            assertThat(lab.ask(new Vantage.Sandbox(ONE), new Question.Whois(TWO, service.port())))
                    .isEqualTo(new Answer.Attribution(
                            1,
                            List.of(new Answer.Named("akash-server-1", List.of("100.64.0.1", "fd7a:115c:a1e0::1")))));
        }
    }

    @Test
    void waits_until_connections_that_nobody_holds_open_are_gone() throws Exception {
        try (Server service = new Server(this::hold);
                Socks5Server proxy = Socks5Server.to(service.port())) {
            List<Socket> passing = new CopyOnWriteArrayList<>();
            AtomicInteger looks = new AtomicInteger();
            TestSurroundings lab = lab(path -> NAMED).proxy(proxy.port());
            Place real = lab.place(new Vantage.Sandbox(TWO));
            lab.with(new Vantage.Sandbox(TWO), ScriptedAgent.at("sandbox", request -> {
                // Another connection comes when first looked at again, and leaves four looks later.
                int look = looks.incrementAndGet();
                AgentReply table = look == 2 ? withAnother(passing, service.port(), real) : table(real);
                if (look == 6) {
                    passing.forEach(AttributionsTest::close);
                }
                return table;
            }));

            assertThat(lab.ask(new Vantage.Sandbox(ONE), new Question.Whois(TWO, service.port())))
                    .isInstanceOfSatisfying(
                            Answer.Attribution.class,
                            attribution -> assertThat(attribution.connections()).isEqualTo(1));
            assertThat(looks.get()).isGreaterThan(6);
        }
    }

    @Test
    void names_nobody_where_tailscaled_knows_nobody() throws Exception {
        try (Server service = new Server(this::hold);
                Socks5Server proxy = Socks5Server.to(service.port())) {
            TestSurroundings lab =
                    lab(path -> ScriptedAgent.json(404, "no match for IP:port")).proxy(proxy.port());

            assertThat(lab.ask(new Vantage.Sandbox(ONE), new Question.Whois(TWO, service.port())))
                    .isEqualTo(new Answer.Attribution(1, List.of()));
        }
    }

    @Test
    void connects_once_more_where_the_first_connection_is_refused() throws Exception {
        try (Server service = new Server(this::hold);
                Socks5Server proxy = Socks5Server.to(service.port()).refusingOnce()) {
            TestSurroundings lab = lab(path -> NAMED).proxy(proxy.port());

            assertThat(lab.ask(new Vantage.Sandbox(ONE), new Question.Whois(TWO, service.port())))
                    .isInstanceOf(Answer.Attribution.class);
            assertThat(proxy.asked()).hasSize(2);
        }
    }

    @Test
    void tells_that_the_connection_did_not_come_about() throws Exception {
        try (Socks5Server proxy = Socks5Server.replying(1)) {
            TestSurroundings lab = lab(path -> ScriptedAgent.json(404, "")).proxy(proxy.port());

            assertThat(lab.ask(new Vantage.Sandbox(ONE), new Question.Whois(TWO, 8000)))
                    .isEqualTo(new Answer.ProxyRefused("100.64.0.2:8000 through 127.0.0.1:" + proxy.port(), 1));
        }
    }

    @Test
    void asks_of_its_own_connection_by_its_very_port() throws Exception {
        try (Server service = new Server(this::hold);
                Socket other = new Socket("127.0.0.1", service.port())) {
            TestSurroundings lab = lab(path -> ask(path, other).equals(NAMED)
                    ? ScriptedAgent.json(404, "")
                    : ScriptedAgent.json(500, "asked of a port that is not ours"));

            assertThat(lab.ask(new Vantage.Sandbox(TWO), new Question.WhoisOfLoopback(service.port())))
                    .isEqualTo(new Answer.Attribution(1, List.of()));
        }
    }

    @Test
    void fails_where_tailscaled_does_not_say() throws Exception {
        try (Server service = new Server(this::hold)) {
            TestSurroundings lab = lab(path -> ScriptedAgent.json(403, "whois access denied"));

            assertThat(lab.ask(new Vantage.Sandbox(TWO), new Question.WhoisOfLoopback(service.port())))
                    .isInstanceOfSatisfying(
                            Answer.ProbeFailed.class,
                            failed -> assertThat(failed.why()).contains("status 403"));
        }
    }

    /** Knows the connections to the service, but for {@code other}, which must not be asked for. */
    private AgentReply.LocalApiReply ask(String path, Socket other) {
        int port = Integer.parseInt(path.substring(WHOIS.length()));
        // The kernel connects before the service knows of it.
        await("the service to know the connection from port " + port).until(() -> connected.contains(port));
        return port == other.getLocalPort() ? ScriptedAgent.json(500, "not the connection that is held") : NAMED;
    }

    private static AgentReply withAnother(List<Socket> passing, int port, Place real) {
        try {
            passing.add(new Socket("127.0.0.1", port));
            return table(real);
        } catch (IOException e) {
            return new AgentReply.Failed(e.toString());
        }
    }

    private static AgentReply table(Place real) {
        return real.agent().ask(new AgentRequest.Sockets()).join();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hold(Socket socket) throws IOException {
        connected.add(socket.getPort());
        socket.getInputStream().readAllBytes();
    }

    private static TestSurroundings lab(Function<String, AgentReply.LocalApiReply> localApi) throws IOException {
        Place here = new Place("sandbox", agent);
        return new TestSurroundings()
                .with(new Vantage.Sandbox(ONE), here)
                .with(new Vantage.Sandbox(TWO), here)
                .with(new Vantage.Inside(TWO), ScriptedAgent.inside(List.of("tailscaled"), localApi))
                .with(new Target.TailnetAddress(TWO), "100.64.0.2");
    }
}
