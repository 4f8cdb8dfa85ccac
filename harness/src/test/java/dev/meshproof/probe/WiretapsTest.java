package dev.meshproof.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.ChildProcess;
import dev.meshproof.probe.RelayLane.Amount;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.fault.Fault;
import dev.meshproof.wiretap.fault.FaultText;
import dev.meshproof.wiretap.fault.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WiretapsTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Vantage RELAY = new Vantage.RelayHost("one");

    /** As a wiretap says it; what nobody asks for is left out. */
    private static final String COUNTS = """
            {"at": 7, "clients": [{"key": "nodekey:a1", "address": "198.18.0.2", "connections": 2, "admitted": 1}],
             "lanes": [{"source": "nodekey:a1", "destination": "nodekey:b0", "direction": "to-relay",
                        "kinds": {"transport": {"packets": 50, "bytes": 61600}, "disco": {"packets": 1, "bytes": 90}}}],
             "passages": [{"source": "nodekey:a1", "destination": "nodekey:b0", "in": 51, "out": 50, "waiting": 1,
                           "forgotten": 0, "neverEntered": 3}],
             "findings": {"foreign": 2}, "troubles": {"irregular": 4},
             "capture": {"files": ["relay-00001.pcapng"], "removedPackets": 9, "removedBytes": 100, "trouble": "disk full"},
             "faults": [{"fault": "flip share=0.03 seed=7", "considered": 40, "affected": 2}]}""";

    private static AgentConnection agent;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile String answer = COUNTS;
    private volatile int status = 200;

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
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            asked.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI() + (body.isEmpty() ? "" : " " + body));
            byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Wiretaps wiretaps() {
        return new Wiretaps(server.getAddress().getPort());
    }

    private static Place beside() {
        return new Place("relay", agent);
    }

    private Disturbances disturbances() {
        return new Disturbances(new TestSurroundings().with(RELAY, beside()), wiretaps());
    }

    private static Fault flip(long seed) {
        return new Fault.Flip(new Scope(new NodeKey(1, 2, 3, 4), null, null), 0.03, seed);
    }

    private static String done(long seed, int considered, int affected) {
        return "{\"fault\": \"" + FaultText.write(flip(seed)) + "\", \"considered\": " + considered + ", \"affected\": "
                + affected + "}";
    }

    @Test
    void reads_what_was_counted() throws Exception {
        assertThat(wiretaps().counts(beside(), LIMIT))
                .isEqualTo(new Answer.RelayCounts(
                        List.of(new Answer.RelayClient("nodekey:a1", "198.18.0.2", 2, 1)),
                        List.of(new RelayLane(
                                "nodekey:a1",
                                "nodekey:b0",
                                "to-relay",
                                Map.of("transport", new Amount(50, 61_600), "disco", new Amount(1, 90)))),
                        List.of(new Answer.Passage("nodekey:a1", "nodekey:b0", 51, 50, 3)),
                        Map.of("foreign", 2L),
                        Map.of("irregular", 4L),
                        9,
                        "disk full"));
        assertThat(wiretaps().working(beside(), LIMIT))
                .containsExactly(new Wiretaps.Done("flip share=0.03 seed=7", 40, 2));
    }

    @Test
    void puts_faults_and_takes_them_away() throws Exception {
        answer = "{\"ended\": [{\"fault\": \"stall\", \"considered\": 0, \"affected\": 12}]}";

        assertThat(wiretaps().faults(beside(), List.of("cut", "stall"), LIMIT))
                .containsExactly(new Wiretaps.Done("stall", 0, 12));
        assertThat(wiretaps().clear(beside(), LIMIT)).hasSize(1);
        assertThat(asked).containsExactly("PUT /faults cut\nstall", "DELETE /faults");
    }

    @Test
    void should_fail_if_the_wiretap_refuses_or_says_nothing_of_use() {
        answer = "{}";
        assertThatThrownBy(() -> wiretaps().counts(beside(), LIMIT)).hasMessageContaining("lacks clients");
        answer = "lanes";
        assertThatThrownBy(() -> wiretaps().counts(beside(), LIMIT)).isInstanceOf(ProbeUnavailable.class);
        status = 400;
        assertThatThrownBy(() -> wiretaps().faults(beside(), List.of("x"), LIMIT))
                .hasMessageContaining("asked to PUT /faults, answered with status 400: lanes");
        server.stop(0);
        assertThatThrownBy(() -> wiretaps().counts(beside(), LIMIT)).hasMessageContaining("did not answer");
    }

    @Test
    void is_asked_from_beside_its_relay_only() throws Exception {
        TestSurroundings lab = new TestSurroundings();

        assertThat(lab.ask(new Vantage.ControlPlaneHost(), new Question.RelayCounts()))
                .isInstanceOf(Answer.ProbeFailed.class);
        assertThat(lab.ask(RELAY, new Question.RelayCounts())).isInstanceOf(Answer.ProbeFailed.class);
        assertThat(lab.ask(RELAY, new Question.RelayView(true))).isInstanceOf(Answer.ProbeFailed.class);
        assertThat(lab.ask(RELAY, new Question.Stranger())).isInstanceOf(Answer.ProbeFailed.class);
        assertThat(lab.ask(RELAY, new Question.Exchange(TestSurroundings.TWO, java.util.Optional.empty())))
                .isInstanceOf(Answer.ProbeFailed.class);
    }

    @Test
    void faults_of_several_questions_stand_beside_each_other() throws Exception {
        Disturbances disturbances = disturbances();
        answer = "{\"ended\": []}";
        disturbances.begin(List.of("one"), List.of(flip(1)));
        disturbances.begin(List.of("one"), List.of(flip(2)));
        disturbances.end(List.of("one"), List.of(flip(1)));
        disturbances.end(List.of("one"), List.of(flip(2)));

        String one = FaultText.write(flip(1));
        String two = FaultText.write(flip(2));
        assertThat(asked)
                .containsExactly(
                        "PUT /faults " + one,
                        "PUT /faults " + one + "\n" + two,
                        "PUT /faults " + two,
                        "DELETE /faults");
    }

    @Test
    void what_a_fault_did_is_kept_when_others_come_and_go() throws Exception {
        Disturbances disturbances = disturbances();
        answer = "{\"ended\": []}";
        disturbances.begin(List.of("one"), List.of(flip(1)));
        answer = "{\"ended\": [" + done(1, 10, 1) + "]}";
        disturbances.begin(List.of("one"), List.of(flip(2)));
        answer = "{\"ended\": [" + done(1, 20, 2) + ", " + done(2, 5, 5) + "]}";
        disturbances.end(List.of("one"), List.of(flip(2)));
        answer = "{\"faults\": [" + done(1, 100, 3) + "]}";

        assertThat(disturbances.of(List.of("one"), List.of(flip(1)))).isEqualTo(new Disturbances.Effect(130, 6));
        assertThat(disturbances.of(List.of("one"), List.of(flip(2)))).isEqualTo(new Disturbances.Effect(5, 5));
    }
}
