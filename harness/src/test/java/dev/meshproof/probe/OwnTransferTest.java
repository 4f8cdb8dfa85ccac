package dev.meshproof.probe;

import static dev.meshproof.probe.AlteringProxy.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.ChildProcess;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.AlteringProxy.Way;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Transfer.Then;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Through proxies that do to what they carry what no relay must be able to. */
@Timeout(60)
class OwnTransferTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static AgentConnection agent;

    private final byte[] request = new byte[65_800];
    private final byte[] answer = new byte[65_536];

    @BeforeAll
    static void start() throws Exception {
        agent = AgentConnection.over("here", ChildProcess.start(), Duration.ofSeconds(20))
                .get();
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    OwnTransferTest() {
        new Random(1).nextBytes(request);
        new Random(2).nextBytes(answer);
    }

    private Transfer through(Way there, Way back) throws Exception {
        try (AlteringProxy proxy = new AlteringProxy(there, back)) {
            return transfer(proxy.port());
        }
    }

    private Transfer transfer(int proxy) throws ProbeUnavailable {
        Place here = new Place("here", agent);
        return new OwnTransfer(here, new HostPort("127.0.0.1", proxy), here, "127.0.0.1")
                .transfer(request, answer, LIMIT, LIMIT, (stream, port) -> {});
    }

    @Test
    void is_intact_where_both_ends_get_what_was_sent() throws Exception {
        Transfer transfer = through(UNCHANGED, UNCHANGED);

        assertThat(transfer.then()).as(transfer.detail()).isEqualTo(Then.INTACT);
        assertThat(transfer.sent()).isEqualTo(65_800);
        assertThat(transfer.received()).isEqualTo(65_536);
    }

    @Test
    void should_fail_if_one_bit_of_what_is_sent_is_another() throws Exception {
        assertThat(through((at, value) -> at == 40_000 ? value ^ 1 : value, UNCHANGED)
                        .then())
                .isEqualTo(Then.ALTERED);
    }

    @Test
    void should_fail_if_one_bit_of_what_comes_back_is_another() throws Exception {
        assertThat(through(UNCHANGED, (at, value) -> at == 65_535 ? value ^ 64 : value)
                        .then())
                .isEqualTo(Then.ALTERED);
    }

    @Test
    void should_fail_if_a_bit_is_another_before_it_breaks_off() throws Exception {
        assertThat(through((at, value) -> at == 9_000 ? -1 : at == 100 ? value ^ 1 : value, UNCHANGED)
                        .then())
                .isEqualTo(Then.ALTERED);
    }

    @Test
    void is_broken_where_it_ends_early_on_either_way() throws Exception {
        assertThat(through((at, value) -> at == 9_000 ? -1 : value, UNCHANGED).then())
                .isEqualTo(Then.BROKEN);
        assertThat(through(UNCHANGED, (at, value) -> at == 9_000 ? -1 : value).then())
                .isEqualTo(Then.BROKEN);
    }

    @Test
    void is_not_connected_where_the_proxy_refuses() throws Exception {
        try (Socks5Server proxy = Socks5Server.replying(1)) {
            assertThat(transfer(proxy.port()).then()).isEqualTo(Then.NOT_CONNECTED);
        }
    }

    @Test
    void should_fail_if_there_is_no_proxy_of_that_kind() throws Exception {
        try (Server proxy = new Server(client -> client.getOutputStream().write("HTTP/1.1".getBytes()))) {
            assertThatThrownBy(() -> transfer(proxy.port()))
                    .isInstanceOf(ProbeUnavailable.class)
                    .hasMessageContaining("no SOCKS5 proxy");
        }
    }
}
