package dev.meshproof.probe;

import static dev.meshproof.probe.AlteringProxy.UNCHANGED;
import static dev.meshproof.probe.TestSurroundings.ONE;
import static dev.meshproof.probe.TestSurroundings.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.ChildProcess;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Transfer.Then;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One machine plays both replicas and the relay; a web server the wiretap, which says that each look saw one packet more. */
@Timeout(60)
class TamperingsTest {
    private static final String KEY = "nodekey:" + "a1".repeat(32);

    private static AgentConnection agent;

    private final List<String> put = new CopyOnWriteArrayList<>();
    private final AtomicInteger altered = new AtomicInteger();
    private final TestSurroundings lab = new TestSurroundings();
    private HttpServer wiretap;
    private int mostAltered = 100;

    @BeforeAll
    static void start() throws Exception {
        agent = AgentConnection.over("here", ChildProcess.start(), Duration.ofSeconds(20))
                .get();
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @BeforeEach
    void open() throws IOException {
        Place here = new Place("here", agent);
        lab.with(new Vantage.Sandbox(ONE), here)
                .with(new Vantage.Sandbox(TWO), here)
                .with(new Vantage.RelayHost("one"), here)
                .with(new Target.TailnetAddress(TWO), "127.0.0.1");
        for (Vantage inside : List.of(new Vantage.Inside(ONE), new Vantage.Inside(TWO))) {
            lab.with(
                    inside,
                    ScriptedAgent.inside(
                            List.of("tailscaled"),
                            path -> ScriptedAgent.json(200, "{\"Self\": {\"PublicKey\": \"" + KEY + "\"}}")));
        }
        wiretap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        wiretap.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            String answer = "{\"ended\": []}";
            if (exchange.getRequestMethod().equals("GET")) {
                int now = Math.min(mostAltered, altered.incrementAndGet());
                answer = put.isEmpty()
                        ? "{}"
                        : "{\"faults\": [{\"fault\": \""
                                + put.get(0).lines().findFirst().orElse("") + "\", \"considered\": 50, \"affected\": "
                                + now + "}]}";
            } else {
                put.add(exchange.getRequestMethod().equals("DELETE") ? "none" : body);
            }
            byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        wiretap.start();
    }

    @AfterEach
    void close() {
        wiretap.stop(0);
    }

    private Answer tamper(AlteringProxy proxy, Optional<Integer> http, String... relays) throws Exception {
        lab.proxy(proxy.port());
        Wiretaps wiretaps = new Wiretaps(wiretap.getAddress().getPort());
        Question.Tamper what = new Question.Tamper(TWO, http, relays.length == 0 ? List.of("one") : List.of(relays));
        return new Tamperings(lab, new Canaries(), new Disturbances(lab, wiretaps))
                .tamper(new Ask(new Vantage.Sandbox(ONE), what, Phase.DISTURBED, Duration.ofSeconds(20)), what);
    }

    private static List<Then> thens(Answer answer) {
        List<Then> all = new ArrayList<>();
        Answer.Tampering tampering = (Answer.Tampering) answer;
        tampering.during().forEach(each -> all.add(each.then()));
        all.add(tampering.after().then());
        return all;
    }

    @Test
    void goes_on_until_enough_was_altered_and_ends_the_faults() throws Exception {
        try (AlteringProxy proxy = new AlteringProxy(UNCHANGED, UNCHANGED)) {
            assertThat(thens(tamper(proxy, Optional.empty()))).containsExactly(Then.INTACT, Then.INTACT, Then.INTACT);
        }
        assertThat(put).hasSize(2);
        assertThat(put.get(0).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("flip share=0.02 seed=")
                        && line.endsWith(" direction=to-relay source=" + KEY + " destination=" + KEY));
        assertThat(put.get(1)).isEqualTo("none");
    }

    @Test
    void should_fail_if_something_arrives_altered() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (AlteringProxy proxy = new AlteringProxy(
                (at, value) -> at == 50_000 && connections.incrementAndGet() == 1 ? value ^ 4 : value, UNCHANGED)) {
            assertThat(thens(tamper(proxy, Optional.empty()))).containsExactly(Then.ALTERED, Then.INTACT, Then.INTACT);
        }
    }

    @Test
    void gives_up_where_nothing_is_altered_however_often_it_tries() throws Exception {
        mostAltered = 0;
        try (AlteringProxy proxy = new AlteringProxy(UNCHANGED, UNCHANGED)) {
            Answer.Tampering tampering = (Answer.Tampering) tamper(proxy, Optional.empty());

            assertThat(tampering.altered()).isZero();
            assertThat(tampering.during()).hasSize(20);
        }
    }

    @Test
    void ends_the_faults_also_where_it_cannot_put_them_to_every_relay() throws Exception {
        try (AlteringProxy proxy = new AlteringProxy(UNCHANGED, UNCHANGED)) {
            assertThatThrownBy(() -> tamper(proxy, Optional.empty(), "one", "two"))
                    .isInstanceOf(ProbeUnavailable.class);
        }
        assertThat(put).hasSize(2).last().isEqualTo("none");
    }

    @Test
    void should_fail_if_a_replica_has_no_node_key() throws Exception {
        lab.with(
                new Vantage.Inside(TWO),
                ScriptedAgent.inside(List.of("tailscaled"), path -> ScriptedAgent.json(200, "{\"Self\": {}}")));
        try (AlteringProxy proxy = new AlteringProxy(UNCHANGED, UNCHANGED)) {
            assertThatThrownBy(() -> tamper(proxy, Optional.empty())).hasMessageContaining("no node key of its own");
        }
        assertThat(put).isEmpty();
    }
}
