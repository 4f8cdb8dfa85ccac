package dev.meshproof.probe;

import static dev.meshproof.probe.TestSurroundings.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.probe.Answer.OpenPort.Owner;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.OpenPort.Then;
import dev.meshproof.wire.AgentRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScansTest {
    private static final Vantage NEIGHBOUR = new Vantage.Neighbour("provider-1");
    private static final Target TARGET = new Target.ContainerAddress(ONE);
    private static final List<String> ARGUMENTS = List.of("tailscaled", "--socks5-server=0.0.0.0:1055");
    private static final String CANARY = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nmeshproof canary\n";
    private static final String STATUS = "{\"Self\": {\"PeerAPIURL\": [\"http://100.64.0.1:43210\"]}}";

    @Test
    void tells_who_listens() throws Exception {
        Answer answer = lab(
                        path -> ScriptedAgent.json(200, STATUS),
                        open(1055, Then.SILENT, ""),
                        open(8000, Then.ANSWERED, CANARY),
                        open(8080, Then.ANSWERED, "SSH-2.0"),
                        open(43210, Then.RESET, ""))
                .ask(NEIGHBOUR, new Question.Scan(ONE, TARGET));

        assertThat(answer)
                .isEqualTo(new Answer.Scan(
                        "198.18.0.2",
                        65_535,
                        3,
                        List.of(
                                port(1055, Owner.PROXY, Answer.OpenPort.Then.SILENT, ""),
                                port(8000, Owner.CANARY, Answer.OpenPort.Then.ANSWERED, CANARY),
                                port(8080, Owner.OTHER, Answer.OpenPort.Then.ANSWERED, "SSH-2.0"),
                                port(43210, Owner.PEER_API, Answer.OpenPort.Then.RESET, ""))));
    }

    @Test
    void takes_a_canary_at_a_proxys_port_for_a_canary() throws Exception {
        assertThat(scan(lab(path -> ScriptedAgent.json(200, STATUS), open(1055, Then.ANSWERED, CANARY)))
                        .open())
                .extracting(Answer.OpenPort::owner)
                .containsExactly(Owner.CANARY);
    }

    @Test
    void takes_nothing_for_tailscaleds_where_none_runs() throws Exception {
        assertThat(scan(lab(path -> new AgentReply.NoTailscaled("none"), open(43210, Then.RESET, "")))
                        .open())
                .extracting(Answer.OpenPort::owner)
                .containsExactly(Owner.OTHER);
    }

    @Test
    void asks_tailscaled_for_nothing_where_only_canaries_answer() throws Exception {
        assertThat(scan(lab(path -> ScriptedAgent.json(500, ""), open(8000, Then.ANSWERED, CANARY)))
                        .open())
                .hasSize(1);
    }

    @Test
    void fails_where_it_cannot_tell_who_listens() throws Exception {
        assertThat(lab(path -> ScriptedAgent.json(500, ""), open(43210, Then.RESET, ""))
                        .ask(NEIGHBOUR, new Question.Scan(ONE, TARGET)))
                .isInstanceOfSatisfying(
                        Answer.ProbeFailed.class,
                        failed -> assertThat(failed.why()).contains("status 500"));
    }

    @Test
    void says_so_where_no_route_leads_there() throws Exception {
        TestSurroundings lab = new TestSurroundings()
                .with(
                        NEIGHBOUR,
                        ScriptedAgent.at(
                                "neighbour", request -> new AgentReply.Scanned(65_535, 0, 65_535, 65_535, List.of())))
                .with(TARGET, "198.18.0.2");

        assertThat(lab.ask(NEIGHBOUR, new Question.Scan(ONE, TARGET))).isEqualTo(new Answer.NoRoute("198.18.0.2"));
    }

    private static Answer.Scan scan(TestSurroundings lab) {
        return (Answer.Scan) lab.ask(NEIGHBOUR, new Question.Scan(ONE, TARGET));
    }

    private static TestSurroundings lab(
            Function<String, AgentReply.LocalApiReply> localApi, AgentReply.OpenPort... open) throws IOException {
        return new TestSurroundings()
                .with(NEIGHBOUR, ScriptedAgent.at("neighbour", request -> {
                    assertThat(((AgentRequest.Scan) request).address()).isEqualTo("198.18.0.2");
                    return new AgentReply.Scanned(65_535, 65_535 - 3 - open.length, 3, 0, Arrays.asList(open));
                }))
                .with(new Vantage.Inside(ONE), ScriptedAgent.inside(ARGUMENTS, localApi))
                .with(TARGET, "198.18.0.2");
    }

    private static AgentReply.OpenPort open(int port, Then then, String said) {
        return new AgentReply.OpenPort(port, then, said.getBytes(StandardCharsets.US_ASCII));
    }

    private static Answer.OpenPort port(int port, Owner owner, Answer.OpenPort.Then then, String beginning) {
        return new Answer.OpenPort(port, owner, then, beginning);
    }
}
