package dev.meshproof.containers.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.ByteStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReceiversTest {
    private static final String HERE = "127.0.0.1";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final byte[] sent = new byte[100_000];
    private final byte[] answer = new byte[70_000];
    private AgentConnection agent;

    @BeforeEach
    void open() {
        agent = InProcess.open();
        new Random(1).nextBytes(sent);
        new Random(2).nextBytes(answer);
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private int receiving() throws Exception {
        return ((AgentReply.Listening) agent.ask(new AgentRequest.Receive(HERE, 0, sent.length, answer))
                        .get())
                .port();
    }

    private AgentReply.Received only(int port) throws Exception {
        var connections =
                agent.ask(new AgentRequest.EndReceive(HERE, port)).get().connections();
        assertThat(connections).hasSize(1);
        return connections.get(0);
    }

    private static String sha256(byte[] of) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of));
    }

    @Test
    void answersOnceAllHasCome() throws Exception {
        int port = receiving();

        try (ByteStream stream = agent.connect(HERE, port, LIMIT).get()) {
            stream.limit(LIMIT);
            stream.out().write(sent);
            assertThat(stream.in().readAllBytes()).isEqualTo(answer);
        }
        assertThat(only(port)).isEqualTo(new AgentReply.Received(sent.length, sha256(sent), true));
    }

    @Test
    void tellsWhatCameOfATransferThatWasCutOff() throws Exception {
        int port = receiving();
        byte[] some = Arrays.copyOf(sent, 60_000);

        try (ByteStream stream = agent.connect(HERE, port, LIMIT).get()) {
            stream.limit(LIMIT);
            stream.out().write(some);
            stream.closeOutput();
            assertThat(stream.in().readAllBytes()).isEmpty();
        }
        assertThat(only(port)).isEqualTo(new AgentReply.Received(some.length, sha256(some), false));
    }

    @Test
    void takesMoreThanExpectedForWrong() throws Exception {
        int port = receiving();

        try (ByteStream stream = agent.connect(HERE, port, LIMIT).get()) {
            stream.limit(LIMIT);
            stream.out().write(sent);
            stream.out().write("more".getBytes(StandardCharsets.US_ASCII));
            stream.closeOutput();
            assertThat(stream.in().readAllBytes()).isEqualTo(answer);
        }
        assertThat(only(port).answered()).isFalse();
    }

    @Test
    void isGoneOnceItHasEnded() throws Exception {
        int port = receiving();
        assertThat(agent.ask(new AgentRequest.EndReceive(HERE, port)).get().connections())
                .isEmpty();

        assertThatThrownBy(() -> agent.connect(HERE, port, LIMIT).join()).hasCauseInstanceOf(ConnectFailed.class);
        assertThatThrownBy(
                        () -> agent.ask(new AgentRequest.EndReceive(HERE, port)).join())
                .hasMessageContaining("no receiver listens at 127.0.0.1:" + port);
    }
}
