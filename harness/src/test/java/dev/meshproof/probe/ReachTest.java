package dev.meshproof.probe;

import static dev.meshproof.probe.TestSurroundings.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.ChildProcess;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReachTest {
    private static final Vantage NEIGHBOUR = new Vantage.Neighbour("provider-1");
    private static final Target LAB = new Target.ContainerAddress(ONE);
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
    void gets_a_datagram_back_from_a_canary() throws Exception {
        AgentReply.Listening canary =
                (AgentReply.Listening) agent.ask(new AgentRequest.Listen(Transport.UDP, "127.0.0.1", 0))
                        .get();

        assertThat(here().ask(NEIGHBOUR, new Question.Datagram(LAB, canary.port())))
                .isInstanceOfSatisfying(Answer.Reached.class, reached -> {
                    assertThat(reached.at()).isEqualTo("127.0.0.1:" + canary.port());
                    assertThat(reached.response()).singleElement().satisfies(response -> {
                        assertThat(response.status()).isZero();
                        assertThat(response.beginning()).isEqualTo("meshproof canary\n");
                    });
                });
    }

    @Test
    void tells_a_closed_udp_port_from_a_silent_one() throws Exception {
        int port;
        try (DatagramSocket mute = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            port = mute.getLocalPort();
            Ask ask = new Ask(NEIGHBOUR, new Question.Datagram(LAB, port), Phase.QUIET, Duration.ofMillis(200));
            assertThat(new Prober(here()).put(ask).answer()).isEqualTo(new Answer.TimedOut("127.0.0.1:" + port));
        }
        assertThat(here().ask(NEIGHBOUR, new Question.Datagram(LAB, port)))
                .isEqualTo(new Answer.Refused("127.0.0.1:" + port));
    }

    @Test
    void greets_whoever_listens() throws Exception {
        try (Server server =
                new Server(socket -> socket.getOutputStream().write("hello\n".getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(here().ask(NEIGHBOUR, new Question.Greet(Greeting.TCP, LAB, server.port())))
                    .isInstanceOfSatisfying(
                            Answer.Reached.class,
                            reached -> assertThat(reached.response().get(0).beginning())
                                    .isEqualTo("hello\n"));
        }
    }

    @Test
    void lets_an_outsider_ask_through_his_own_proxy() throws Exception {
        Vantage outsider = new Vantage.Outsider(Vantage.Outsider.Kind.STRANGER);
        try (Socks5Server proxy = Socks5Server.replying(1)) {
            TestSurroundings lab = new TestSurroundings()
                    .with(outsider, new Place("outsider", agent))
                    .with(new Target.TailnetAddress(ONE), "100.64.0.1")
                    .proxy(proxy.port());

            assertThat(lab.ask(outsider, new Question.HttpThroughSocks5(new Target.TailnetAddress(ONE), 8000)))
                    .isEqualTo(new Answer.ProxyRefused("100.64.0.1:8000 through 127.0.0.1:" + proxy.port(), 1));
            assertThat(proxy.asked()).containsExactly("1 100.64.0.1:8000");
        }
    }

    @Test
    void never_dials_from_the_host_what_only_its_default_route_leads_to() throws Exception {
        // A scripted agent dials nothing: whatever is dialled through it is no NoRoute.
        Place host = ScriptedAgent.at(
                "host",
                request ->
                        new AgentReply.RouteList(1, List.of(new AgentReply.Route("0.0.0.0/0", "192.0.2.1", "eth0"))));
        TestSurroundings lab = new TestSurroundings()
                .with(new Vantage.Host(), host)
                .with(
                        new Vantage.Inside(ONE),
                        ScriptedAgent.inside(
                                List.of("tailscaled", "--socks5-server=:1055"), path -> ScriptedAgent.json(500, "")))
                .with(LAB, "198.18.0.2");

        Answer noRoute = new Answer.NoRoute("198.18.0.2");
        for (Question question : List.of(
                new Question.Connect(LAB, 80),
                new Question.Http(LAB, 80),
                new Question.Datagram(LAB, 80),
                new Question.Greet(Greeting.TCP, LAB, 80),
                new Question.Scan(ONE, LAB))) {
            assertThat(lab.ask(new Vantage.Host(), question)).isEqualTo(noRoute);
        }
        assertThat(lab.ask(new Vantage.Host(), new Question.ConnectToProxies(ONE)))
                .isEqualTo(new Answer.Attempts(
                        List.of(new Answer.Attempt("SOCKS5 proxy", 1055, new Answer.NoRoute("198.18.0.2:1055")))));
    }

    @Test
    void dials_from_the_host_where_a_network_of_its_own_leads() throws Exception {
        try (Server server = new Server(socket -> {})) {
            TestSurroundings lab = here().with(new Vantage.Host(), new Place("host", agent));

            assertThat(lab.ask(new Vantage.Host(), new Question.Connect(LAB, server.port())))
                    .isEqualTo(new Answer.Reached("127.0.0.1:" + server.port(), List.of()));
        }
    }

    private static TestSurroundings here() {
        return new TestSurroundings()
                .with(NEIGHBOUR, new Place("neighbour", agent))
                .with(LAB, "127.0.0.1");
    }

    @Test
    void asks_a_relay_as_its_clients_do() throws Exception {
        try (Server relay = new Server(socket -> {
            socket.getInputStream().read(new byte[2000]);
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            assertThat(askRelay(relay.port(), true))
                    .isInstanceOfSatisfying(
                            Answer.Reached.class,
                            reached -> assertThat(reached.response())
                                    .singleElement()
                                    .extracting(Answer.Response::status)
                                    .isEqualTo(200));
        }
    }

    @Test
    void should_fail_if_a_relay_takes_the_connection_and_is_dead() throws Exception {
        try (Server mute = new Server(socket -> socket.getInputStream().readAllBytes())) {
            Answer nothing = new Answer.Reached("127.0.0.1:" + mute.port(), List.of());

            assertThat(askRelay(mute.port(), true)).isEqualTo(nothing);
            assertThat(askRelay(mute.port(), false)).isEqualTo(nothing);
        }
    }

    /** @param agrees on TLS, which is left out here */
    private static Answer askRelay(int port, boolean agrees) {
        Target relay = new Target.Relay("one");
        TestSurroundings lab = new TestSurroundings() {
            @Override
            public Socket relayTls(Vantage from, String asked, Duration limit) throws ProbeUnavailable {
                try {
                    if (agrees) {
                        return new Socket("127.0.0.1", port);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                throw new ProbeUnavailable("relay " + asked + " agrees on no TLS");
            }
        };
        lab.with(NEIGHBOUR, new Place("neighbour", agent)).with(relay, "127.0.0.1");
        Ask ask = new Ask(NEIGHBOUR, new Question.Http(relay, port), Phase.QUIET, Duration.ofMillis(500));
        return new Prober(lab).put(ask).answer();
    }
}
