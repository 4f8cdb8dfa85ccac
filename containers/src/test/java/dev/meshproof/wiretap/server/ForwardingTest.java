package dev.meshproof.wiretap.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.meshproof.wiretap.forward.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes of any kind pass as they are, and a connection that goes wrong harms no other. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class ForwardingTest {
    @TempDir
    Path folder;

    private static byte[] noise(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static FutureTask<byte[]> reading(SSLSocket socket) {
        FutureTask<byte[]> all = new FutureTask<>(() -> socket.getInputStream().readAllBytes());
        Thread thread = new Thread(all, "reading");
        thread.setDaemon(true);
        thread.start();
        return all;
    }

    private static void write(SSLSocket socket, byte[] bytes, long seed) throws IOException {
        Random random = new Random(seed);
        OutputStream out = socket.getOutputStream();
        for (int at = 0; at < bytes.length; ) {
            int some = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 100 : 40_000));
            out.write(bytes, at, some);
            at += some;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void passes_bytes_unchanged_in_any_chunks_both_ways_to_the_end_of_one(long seed) throws Exception {
        try (Bench bench = new Bench(folder, new Relay(Bench.AUTHORITY, Relay::mirror));
                SSLSocket socket = bench.connect()) {
            byte[] sent = noise(3 << 20, seed);
            FutureTask<byte[]> came = reading(socket);
            write(socket, sent, seed);
            socket.shutdownOutput();

            assertThat(came.get()).isEqualTo(sent);
        }
    }

    @Test
    void keeps_connections_apart_that_all_have_more_to_say_than_there_is_room_for() throws Exception {
        try (Bench bench = new Bench(folder, new Relay(Bench.AUTHORITY, Relay::mirror))) {
            List<FutureTask<byte[]>> came = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                SSLSocket socket = bench.connect();
                byte[] sent = noise(1 << 20, i);
                came.add(reading(socket));
                FutureTask<Void> writing = new FutureTask<>(() -> {
                    socket.getOutputStream().write(sent);
                    socket.shutdownOutput();
                    return null;
                });
                Thread thread = new Thread(writing, "writing");
                thread.setDaemon(true);
                thread.start();
            }
            for (int i = 0; i < 8; i++) {
                assertThat(came.get(i).get()).isEqualTo(noise(1 << 20, i));
            }
        }
    }

    @Test
    void passes_what_comes_after_one_side_has_ended_its_stream() throws Exception {
        byte[] answer = noise(2 << 20, 9);
        Relay relay = new Relay(Bench.AUTHORITY, socket -> {
            byte[] all = socket.getInputStream().readAllBytes();
            socket.getOutputStream().write(all);
            socket.getOutputStream().write(answer);
            socket.close();
        });
        try (Bench bench = new Bench(folder, relay);
                SSLSocket socket = bench.connect()) {
            socket.getOutputStream().write("question".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();

            assertThat(in.readNBytes(8)).asString().isEqualTo("question");
            assertThat(in.readAllBytes()).isEqualTo(answer);
            await("both sides closed").until(() -> bench.wiretap.counts().contains("\"closed\":1"));
        }
    }

    @Test
    void passes_whole_http_requests_for_those_who_ask_for_it_by_name() throws Exception {
        try (Bench bench = new Bench(folder, Relay.derp(Bench.AUTHORITY));
                SSLSocket socket = bench.connect()) {
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(parameters);
            socket.getOutputStream()
                    .write("GET /derp/latency-check HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readAllBytes()).asString().endsWith("\r\n\r\nok");
            assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
            assertThat(bench.wiretap.counts()).contains("\"requests\":1", "\"troubles\":{}");
        }
    }

    @Test
    void holds_little_for_a_client_that_does_not_read() throws Exception {
        // More than the sockets of both sides have room for, as is seen: the relay is not rid of it before the client
        // reads.
        byte[] much = noise(16 << 20, 4);
        AtomicBoolean gone = new AtomicBoolean();
        Relay relay = new Relay(Bench.AUTHORITY, socket -> {
            socket.getOutputStream().write(much);
            gone.set(true);
        });
        try (Bench bench = new Bench(folder, relay);
                SSLSocket idle = bench.connect()) {
            idle.getOutputStream().write(1);
            await("as much has come as there is room for").until(() -> bench.wiretap.buffered() > 0);
            for (int i = 0; i < 200; i++) {
                assertThat(bench.wiretap.buffered()).isLessThanOrEqualTo(4 * 34 << 10);
            }
            assertThat(gone).isFalse();
            InputStream in = idle.getInputStream();
            assertThat(in.readNBytes(much.length)).isEqualTo(much);
        }
    }

    @Test
    void ends_the_connection_of_a_client_whose_relay_cannot_be_reached() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        try (Bench bench = new Bench(folder, new Relay(Bench.AUTHORITY, Relay::mirror), nobody, Bench.LIMITS);
                SSLSocket socket = bench.connect()) {
            socket.startHandshake();

            assertThat(read(socket)).isNegative();
            assertThat(bench.wiretap.counts()).contains("\"relay-unreachable\":1");
        }
    }

    @Test
    void trusts_no_relay_with_a_certificate_from_elsewhere() throws Exception {
        var stranger = new dev.meshproof.containers.CertificateAuthority();
        try (Bench bench = new Bench(folder, new Relay(stranger, Relay::mirror));
                SSLSocket socket = bench.connect()) {
            socket.startHandshake();

            assertThat(read(socket)).isNegative();
            assertThat(bench.wiretap.counts()).contains("\"relay-tls\":1");
        }
    }

    @Test
    void ends_what_is_no_tls_and_serves_others() throws Exception {
        try (Bench bench = new Bench(folder, new Relay(Bench.AUTHORITY, Relay::mirror));
                Socket garbage = new Socket(InetAddress.getLoopbackAddress(), bench.wiretap.port())) {
            garbage.setSoTimeout(8_000);
            garbage.getOutputStream().write(noise(4000, 5));
            await("garbage is ended").until(() -> bench.wiretap.counts().contains("\"client-tls\":1"));
            echoes(bench);
        }
    }

    @Test
    void waits_for_a_slow_client_beside_the_others_and_not_for_ever() throws Exception {
        Limits hasty = new Limits(100, Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(1));
        Relay relay = new Relay(Bench.AUTHORITY, Relay::mirror);
        try (Bench bench = new Bench(folder, relay, relay.port(), hasty);
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), bench.wiretap.port())) {
            slow.getOutputStream().write(new byte[] {22, 3, 1, 1});
            echoes(bench);
            slow.setSoTimeout(8_000);

            assertThat(slow.getInputStream().read()).isNegative();
            assertThat(bench.wiretap.counts()).contains("\"too-slow\":1");
        }
    }

    @Test
    void closes_those_on_which_nothing_moves() throws Exception {
        Limits short_ = new Limits(100, Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(1));
        Relay relay = new Relay(Bench.AUTHORITY, Relay::mirror);
        try (Bench bench = new Bench(folder, relay, relay.port(), short_);
                SSLSocket socket = bench.connect()) {
            socket.getOutputStream().write(1);

            assertThat(socket.getInputStream().read()).isEqualTo(1);
            assertThat(read(socket)).isNegative();
            assertThat(bench.wiretap.counts()).contains("\"idle\":1");
        }
    }

    @Test
    void closes_those_beyond_its_limit_at_once() throws Exception {
        Limits one = new Limits(1, Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(1));
        Relay relay = new Relay(Bench.AUTHORITY, Relay::mirror);
        try (Bench bench = new Bench(folder, relay, relay.port(), one);
                SSLSocket first = bench.connect();
                SSLSocket second = bench.connect()) {
            first.startHandshake();

            assertThatThrownBy(second::startHandshake).isInstanceOf(IOException.class);
            assertThat(bench.wiretap.counts()).contains("\"too-many\":1");
        }
    }

    private static void echoes(Bench bench) throws IOException {
        try (SSLSocket good = bench.connect()) {
            good.getOutputStream().write("still here".getBytes(StandardCharsets.US_ASCII));
            assertThat(good.getInputStream().readNBytes(10)).asString().isEqualTo("still here");
        }
    }

    /** -1 also for a connection that breaks. */
    private static int read(SSLSocket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException e) {
            return -1;
        }
    }
}
