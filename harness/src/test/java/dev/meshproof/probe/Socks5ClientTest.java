package dev.meshproof.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.containers.agent.ChildProcess;
import dev.meshproof.wire.ByteStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class Socks5ClientTest {
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

    @ParameterizedTest
    @CsvSource({
        "akash-server-1, 3 akash-server-1:8000",
        "100.64.0.7,     1 100.64.0.7:8000",
        "fd7a:115c::1,   4 fd7a:115c:0:0:0:0:0:1:8000"
    })
    void leavesNamesToTheProxyAndSendsAddressesAsSuch(String host, String expected) throws Exception {
        try (Server greeting =
                        new Server(socket -> socket.getOutputStream().write("hi".getBytes(StandardCharsets.US_ASCII)));
                Socks5Server proxy = Socks5Server.to(greeting.port())) {
            Socks5Result result = Socks5Client.connect(to(proxy.port()), host, 8000, LIMIT);

            assertThat(result)
                    .isInstanceOfSatisfying(
                            Socks5Result.Connected.class,
                            connected -> assertThat(read(connected)).isEqualTo("hi"));
            assertThat(proxy.asked()).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void losesNothingBehindTheReplyWhateverAddressItNames(int type) throws Exception {
        try (Server greeting =
                        new Server(socket -> socket.getOutputStream().write("hi".getBytes(StandardCharsets.US_ASCII)));
                Socks5Server proxy = Socks5Server.to(greeting.port(), type)) {
            Socks5Result result = Socks5Client.connect(to(proxy.port()), "a", 80, LIMIT);

            assertThat(result)
                    .isInstanceOfSatisfying(
                            Socks5Result.Connected.class,
                            connected -> assertThat(read(connected)).isEqualTo("hi"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 255})
    void passesOnWhatTheProxyReplied(int reply) throws Exception {
        try (Socks5Server proxy = Socks5Server.replying(reply)) {
            assertThat(Socks5Client.connect(to(proxy.port()), "a", 80, LIMIT))
                    .isEqualTo(new Socks5Result.Refused(reply));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',         it ended the connection before its choice of authentication",
        "05,         it ended the connection before its choice of authentication",
        "05ff,       'it wants authentication, method 255'",
        "4854,       'it began with byte 72, expected 5'",
        "050005,     it ended the connection before its reply to the CONNECT",
        "050005000009, its reply has address type 9",
        "05000500000101, it ended the connection before the rest of its reply"
    })
    void saysWhatIsWrongWithOtherProtocolsAndHalfReplies(String hex, String why) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(hex);
        try (Server odd = new Server(socket -> {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        })) {
            assertThat(Socks5Client.connect(to(odd.port()), "a", 80, LIMIT)).isEqualTo(new Socks5Result.NoSocks5(why));
        }
    }

    @Test
    void waitsForASlowProxyNoLongerThanItsLimit() throws Exception {
        try (Server silent = new Server(socket -> socket.getInputStream().readAllBytes())) {
            assertThat(Socks5Client.connect(to(silent.port()), "a", 80, Duration.ofMillis(100)))
                    .isEqualTo(new Socks5Result.TimedOut("its choice of authentication"));
        }
    }

    @Test
    void refusesANameThatSocks5CannotCarry() throws Exception {
        try (Socks5Server proxy = Socks5Server.replying(1)) {
            assertThatThrownBy(() -> Socks5Client.connect(to(proxy.port()), "x".repeat(256), 80, LIMIT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a name of 256 bytes, SOCKS5 takes 1 to 255");
        }
    }

    private static ByteStream to(int port) throws Exception {
        return agent.connect("127.0.0.1", port, LIMIT).get();
    }

    private static String read(Socks5Result.Connected connected) {
        try {
            return new String(connected.stream().in().readNBytes(2), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
