package dev.meshproof.containers.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.wire.AgentReply.DatagramReply;
import dev.meshproof.wire.AgentReply.Listening;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.ConnectOutcome;
import dev.meshproof.wire.Transport;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DatagramProbeTest {
    private static final byte[] PAYLOAD = "hello?".getBytes(StandardCharsets.US_ASCII);

    private AgentConnection agent;

    @BeforeEach
    void open() {
        agent = InProcess.open();
    }

    @AfterEach
    void close() {
        agent.close();
    }

    @Test
    void getsAnAnswerByAddressAndByName() throws Exception {
        Listening canary = (Listening) agent.ask(new AgentRequest.Listen(Transport.UDP, "127.0.0.1", 0))
                .get();

        for (String host : new String[] {"127.0.0.1", "localhost"}) {
            DatagramReply reply = send(host, canary.port(), 5_000);
            assertThat(reply.outcome()).isEqualTo(ConnectOutcome.CONNECTED);
            assertThat(reply.address()).isEqualTo("127.0.0.1:" + canary.port());
            assertThat(reply.answer()).asString(StandardCharsets.US_ASCII).isEqualTo("meshproof canary\n");
        }
    }

    @Test
    void hearsOfAClosedPort() throws Exception {
        int closed;
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            closed = socket.getLocalPort();
        }

        assertThat(send("127.0.0.1", closed, 5_000).outcome()).isEqualTo(ConnectOutcome.REFUSED);
    }

    @Test
    void triesThreeTimesWhereNothingComesBack() throws Exception {
        try (DatagramSocket mute = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            assertThat(send("127.0.0.1", mute.getLocalPort(), 150).outcome()).isEqualTo(ConnectOutcome.TIMED_OUT);

            mute.setSoTimeout(5_000);
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            for (int i = 0; i < 3; i++) {
                mute.receive(packet);
                assertThat(packet.getLength()).isEqualTo(PAYLOAD.length);
            }
        }
    }

    @Test
    void keepsNobodyElseWaiting() throws Exception {
        try (DatagramSocket mute = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            List<CompletableFuture<DatagramReply>> replies = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                replies.add(agent.ask(
                        new AgentRequest.Datagram("127.0.0.1", mute.getLocalPort(), PAYLOAD, Duration.ofSeconds(5))));
            }

            assertThat(agent.ask(new AgentRequest.Interfaces()).get().interfaces())
                    .isNotEmpty();
            assertThat(replies).noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void tellsOfANameThatDoesNotResolve() throws Exception {
        DatagramReply reply = send("no-such-name.invalid", 53, 5_000);

        assertThat(reply.outcome()).isEqualTo(ConnectOutcome.UNKNOWN_HOST);
        assertThat(reply.address()).isEqualTo("no-such-name.invalid:53");
    }

    private DatagramReply send(String host, int port, int millis) throws Exception {
        return agent.ask(new AgentRequest.Datagram(host, port, PAYLOAD, Duration.ofMillis(millis)))
                .get();
    }
}
