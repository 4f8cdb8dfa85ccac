package dev.meshproof.probe;

import static dev.meshproof.probe.TestSurroundings.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.wire.AgentReply;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TailnetPathsTest {
    private static final Vantage INSIDE = new Vantage.Inside(ONE);
    private static final String METRICS = """
            # TYPE tailscaled_inbound_bytes_total counter
            # HELP tailscaled_inbound_bytes_total Counts the number of bytes received from other peers
            tailscaled_inbound_bytes_total{path="derp"} 1240
            tailscaled_inbound_bytes_total{path="direct_ipv4"} 0
            # TYPE tailscaled_inbound_packets_total counter
            tailscaled_inbound_packets_total{path="derp"} 11
            tailscaled_inbound_packets_total{path="direct_ipv4"} 0
            tailscaled_outbound_bytes_total{path="derp"} 998
            tailscaled_outbound_packets_total{path="derp"} 9
            tailscaled_inbound_dropped_packets_total{reason="acl"} 3
            tailscaled_home_derp_region_id 900
            """;

    @Test
    void reads_packets_and_bytes_of_each_path() throws Exception {
        Answer answer = lab(path -> {
                    assertThat(path).isEqualTo("/localapi/v0/usermetrics");
                    return ScriptedAgent.json(200, METRICS);
                })
                .ask(INSIDE, new Question.PathCounters());

        assertThat(answer)
                .isEqualTo(new Answer.Counters(List.of(
                        new Answer.Counter("inbound", "derp", 11, 1240),
                        new Answer.Counter("inbound", "direct_ipv4", 0, 0),
                        new Answer.Counter("outbound", "derp", 9, 998))));
    }

    @Test
    void fails_rather_than_count_nothing() throws Exception {
        assertThat(lab(path -> ScriptedAgent.json(200, "# nothing\n")).ask(INSIDE, new Question.PathCounters()))
                .isEqualTo(new Answer.ProbeFailed("tailscaled's metrics have no counters by path"));
        assertThat(lab(path -> ScriptedAgent.json(404, "")).ask(INSIDE, new Question.PathCounters()))
                .isInstanceOf(Answer.ProbeFailed.class);
        TestSurroundings none = lab(path -> new AgentReply.NoTailscaled("none"));
        assertThat(none.ask(INSIDE, new Question.PathCounters())).isInstanceOf(Answer.ProbeFailed.class);
        assertThat(none.ask(INSIDE, new Question.PeerPaths())).isInstanceOf(Answer.ProbeFailed.class);
    }

    @Test
    void reads_by_which_path_each_peer_is_reached() throws Exception {
        String status = """
                {"Peer": {
                  "nodekey:a": {"HostName": "akash-server-2", "TailscaleIPs": ["100.64.0.2", "fd7a::2"],
                                "CurAddr": "", "PeerRelay": "", "Relay": "one"},
                  "nodekey:b": {"HostName": "akash-server-3", "TailscaleIPs": ["100.64.0.3"],
                                "CurAddr": "198.18.0.3:41641", "Relay": "two"}}}""";

        assertThat(lab(path -> ScriptedAgent.json(200, status)).ask(INSIDE, new Question.PeerPaths()))
                .isEqualTo(new Answer.PeerPaths(List.of(
                        new Answer.PeerPath("akash-server-2", List.of("100.64.0.2", "fd7a::2"), "", "", "one"),
                        new Answer.PeerPath("akash-server-3", List.of("100.64.0.3"), "198.18.0.3:41641", "", "two"))));
    }

    private static TestSurroundings lab(Function<String, AgentReply.LocalApiReply> localApi) throws IOException {
        return new TestSurroundings().with(INSIDE, ScriptedAgent.inside(List.of("tailscaled"), localApi));
    }
}
