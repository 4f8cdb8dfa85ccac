package dev.meshproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.ChildProcess;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Transfer.Then;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServiceTransferTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

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

    /** @param answers of the first, the second and each further time; an empty one ends the connection */
    private static Then third(IntFunction<String> answers) throws Exception {
        AtomicInteger times = new AtomicInteger();
        try (Server service = new Server(socket -> {
                    socket.getInputStream().read();
                    String body = answers.apply(times.incrementAndGet());
                    if (!body.isEmpty()) {
                        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";
                        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
                        socket.shutdownOutput();
                        socket.getInputStream().readAllBytes();
                    }
                });
                Socks5Server proxy = Socks5Server.to(service.port())) {
            HostPort at = new HostPort("127.0.0.1", proxy.port());
            return new ServiceTransfer(new Place("here", agent), at, "100.64.0.2", 8000, LIMIT)
                    .transfer(LIMIT)
                    .then();
        }
    }

    @Test
    void holds_an_answer_against_those_before() throws Exception {
        assertThat(third(time -> "hello")).isEqualTo(Then.INTACT);
        assertThat(third(time -> time < 3 ? "hello" : "hullo")).isEqualTo(Then.ALTERED);
        assertThat(third(time -> time < 3 ? "hello" : "")).isEqualTo(Then.BROKEN);
    }

    @Test
    void compares_nothing_where_the_service_itself_varies() throws Exception {
        assertThat(third(time -> "visit " + time)).isEqualTo(Then.NOT_TRIED);
    }

    @Test
    void should_fail_if_there_is_nothing_to_compare_with() throws Exception {
        assertThat(third(time -> time < 3 ? "" : "hello")).isEqualTo(Then.NOT_CONNECTED);
    }
}
