package dev.meshproof.probe;

import static dev.meshproof.probe.TestSurroundings.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NetworkFactsTest {
    private static final Vantage SANDBOX = new Vantage.Sandbox(ONE);
    private static final String SNMP = """
            Ip: Forwarding DefaultTTL OutDiscards OutNoRoutes ReasmTimeout
            Ip: 1 64 9 17 0
            Icmp: InMsgs
            Icmp: 3
            """;

    @Test
    void tells_what_was_sent_and_what_found_no_route() throws Exception {
        assertThat(capturing(0).ask(SANDBOX, new Question.Capture()))
                .isEqualTo(new Answer.Traffic(
                        40,
                        List.of(
                                new Answer.Flow("198.18.0.3", "tcp", 443, 20),
                                new Answer.Flow("224.0.0.22", "2", 0, 1)),
                        17,
                        List.of("unknown.example")));
    }

    @Test
    void fails_where_it_cannot_tell_all_that_was_sent() throws Exception {
        assertThat(capturing(5).ask(SANDBOX, new Question.Capture()))
                .isInstanceOfSatisfying(
                        Answer.ProbeFailed.class,
                        failed -> assertThat(failed.why()).contains("5 packets beyond 2 flows"));
    }

    @Test
    void does_not_take_a_missing_counter_for_none() {
        assertThatThrownBy(() -> NetworkFacts.outNoRoutes("Ip: Forwarding\nIp: 1\n"))
                .isInstanceOf(ProbeUnavailable.class);
        assertThatThrownBy(() -> NetworkFacts.outNoRoutes("Ip: OutNoRoutes\n")).isInstanceOf(ProbeUnavailable.class);
    }

    @Test
    void tells_routes_and_whose_they_are() throws Exception {
        TestSurroundings lab = new TestSurroundings()
                .with(
                        SANDBOX,
                        ScriptedAgent.at(
                                "sandbox",
                                request -> new AgentReply.RouteList(
                                        4026, List.of(new AgentReply.Route("198.18.0.0/28", "", "eth0")))));

        assertThat(lab.ask(SANDBOX, new Question.Routes()))
                .isEqualTo(new Answer.Routes("4026", List.of(new Answer.Route("198.18.0.0/28", "", "eth0"))));
    }

    @Test
    void tells_whom_the_hosts_listener_heard() throws Exception {
        assertThat(heard(false).ask(new Vantage.Host(), new Question.HostListener()))
                .isEqualTo(new Answer.Heard(List.of("172.17.0.2")));
        assertThat(heard(true).ask(new Vantage.Host(), new Question.HostListener()))
                .isInstanceOf(Answer.ProbeFailed.class);
    }

    private static TestSurroundings heard(boolean more) throws IOException {
        return new TestSurroundings()
                .with(new Vantage.Host(), ScriptedAgent.at("host", request -> {
                    assertThat(request).isEqualTo(new AgentRequest.Visitors(Transport.TCP, "0.0.0.0", 4444));
                    return new AgentReply.VisitorList(List.of("172.17.0.2"), more);
                }))
                .hostListener(new HostPort("172.17.0.1", 4444), new HostPort("192.0.2.7", 4444));
    }

    private static TestSurroundings capturing(long more) throws IOException {
        return new TestSurroundings().with(SANDBOX, ScriptedAgent.at("sandbox", request -> {
            if (request instanceof AgentRequest.Capture capture) {
                assertThat(capture.path()).isEqualTo("/run/meshproof/capture.pcap");
                return new AgentReply.Captured(
                        40,
                        List.of(
                                new AgentReply.Flow("198.18.0.3", 6, 443, 20),
                                new AgentReply.Flow("224.0.0.22", 2, 0, 1)),
                        more);
            }
            return new AgentReply.FileContent(SNMP.getBytes(StandardCharsets.US_ASCII), false);
        }));
    }
}
