package dev.meshproof.probe.derp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DerpClientTest {
    private static final String AGREES = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: DERP\r\n\r\n";

    private final SecureRandom random = new SecureRandom();
    private final DerpClient client = new DerpClient(random);
    private final byte[] relaysKey = new byte[32];
    private ServerSocket server;

    @BeforeEach
    void open() throws IOException {
        X25519.generatePrivateKey(random, relaysKey);
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** What a client said of itself, and what it sent right after it. */
    private record Said(byte[] key, boolean sealed, byte[] more) {}

    private CompletableFuture<Said> relay(String head, int answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = server.accept()) {
                return serve(socket, head, answer);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Said serve(Socket socket, String head, int answer) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        while (!request.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            request.write(in.readByte());
        }
        assertThat(request.toString(StandardCharsets.US_ASCII)).startsWith("GET /derp HTTP/1.1\r\n");
        byte[] publicKey = new byte[32];
        X25519.generatePublicKey(relaysKey, 0, publicKey, 0);
        ByteArrayOutputStream hello = new ByteArrayOutputStream();
        hello.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        hello.writeBytes(HexFormat.of().parseHex("010000002844455250f09f9491"));
        hello.writeBytes(publicKey);
        socket.getOutputStream().write(hello.toByteArray());
        assertThat(in.readByte()).isEqualTo((byte) 2);
        byte[] info = in.readNBytes(in.readInt());
        byte[] key = Arrays.copyOf(info, 32);
        byte[] sealed = SealedBox.seal(
                "{\"version\":2}".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOfRange(info, 32, 56),
                relaysKey,
                key);
        byte[] more = in.readNBytes(in.available());
        if (answer > 0) {
            socket.getOutputStream().write(new byte[] {(byte) answer, 0, 0, 0, 0});
        }
        return new Said(key, Arrays.equals(sealed, Arrays.copyOfRange(info, 56, info.length)), more);
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
        socket.setSoTimeout(5_000);
        return socket;
    }

    @Test
    void says_who_it_is_in_a_way_that_the_relay_can_open() throws Exception {
        CompletableFuture<Said> relay = relay(AGREES, 3);

        try (Socket socket = connected()) {
            assertThat(client.introduce(socket)).isTrue();
        }
        Said said = relay.get(5, TimeUnit.SECONDS);
        assertThat("nodekey:" + HexFormat.of().formatHex(said.key())).isEqualTo(client.key());
        assertThat(said.sealed()).isTrue();
    }

    @Test
    void is_refused_where_the_relay_ends_the_connection() throws Exception {
        CompletableFuture<Said> relay = relay(AGREES, 0);

        try (Socket socket = connected()) {
            assertThat(client.introduce(socket)).isFalse();
        }
        assertThat(relay.get(5, TimeUnit.SECONDS).more()).isEmpty();
    }

    @Test
    void sends_a_packet_before_it_is_refused() throws Exception {
        CompletableFuture<Said> relay = relay(AGREES, 0);
        byte[] packet = "plaintext".getBytes(StandardCharsets.US_ASCII);

        try (Socket socket = connected()) {
            assertThat(client.introduceAndSend(socket, "nodekey:" + "ab".repeat(32), packet))
                    .isFalse();
        }
        byte[] more = relay.get(5, TimeUnit.SECONDS).more();
        assertThat(HexFormat.of().formatHex(more)).startsWith("0400000029" + "ab".repeat(32));
        assertThat(new String(more, StandardCharsets.US_ASCII)).endsWith("plaintext");
    }

    @Test
    void should_fail_if_what_answers_is_no_relay() throws Exception {
        relay("HTTP/1.1 404 Not Found\r\n\r\n", 0);

        try (Socket socket = connected()) {
            assertThatThrownBy(() -> client.introduce(socket)).hasMessage("no DERP: HTTP/1.1 404 Not Found");
        }
    }

    @Test
    void should_fail_if_the_relay_answers_something_else() throws Exception {
        relay(AGREES, 6);

        try (Socket socket = connected()) {
            assertThatThrownBy(() -> client.introduce(socket)).hasMessageContaining("a frame of type 6");
        }
    }

    @Test
    void should_fail_if_the_relay_says_neither_yes_nor_no() throws Exception {
        try (Socket socket = connected()) {
            socket.setSoTimeout(50);
            assertThatThrownBy(() -> client.introduce(socket)).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
