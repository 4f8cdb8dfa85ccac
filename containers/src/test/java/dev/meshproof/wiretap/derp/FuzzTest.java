package dev.meshproof.wiretap.derp;

import static dev.meshproof.wiretap.derp.Wire.bytes;
import static dev.meshproof.wiretap.derp.Wire.clientInfo;
import static dev.meshproof.wiretap.derp.Wire.frame;
import static dev.meshproof.wiretap.derp.Wire.join;
import static dev.meshproof.wiretap.derp.Wire.key;
import static dev.meshproof.wiretap.derp.Wire.send;
import static dev.meshproof.wiretap.derp.Wire.serverKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever comes is read, or said to be unreadable from one place on. {@code -Dfuzz=10000000} takes more of it. */
class FuzzTest {
    private static final int STREAMS = Integer.getInteger("fuzz", 100_000);
    /** One frame of the largest kind and the largest head of an HTTP message. */
    private static final int MOST_KEPT = 5 + (64 << 10) + 64 + (16 << 10);

    private static final byte[][] CLIENT = {
        bytes("GET /derp/latency-check HTTP/1.1\r\nHost: r\r\n\r\n"),
        bytes("POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"),
        bytes(Wire.FAST),
        clientInfo(),
        send("a packet"),
        frame(7, new byte[1]),
        frame(0x0a, key(Wire.ALICE), key(Wire.BOB), new byte[100]),
        frame(0x13, new byte[8])
    };
    private static final byte[][] SERVER = {
        bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
        bytes("HTTP/1.1 204 No Content\r\n\r\n"),
        serverKey(),
        frame(3, new byte[60]),
        frame(5, key(Wire.ALICE), new byte[200]),
        frame(6),
        frame(9, key(Wire.ALICE), new byte[19]),
        frame(0x14, bytes("ill")),
        frame(0x15, new byte[8])
    };

    private final SplittableRandom random = new SplittableRandom(20_261_124L);
    private int unreadable;
    private int framed;

    /** Watches one direction. */
    private static final class Watch implements EventSink {
        private long last;
        private boolean ended;
        private int frames;

        @Override
        public void accept(StreamEvent event) {
            if (ended || event.at() < last) {
                fail("%s after the end or before %d", event, last);
            }
            last = event.at();
            ended = event instanceof StreamEvent.Unreadable;
            frames += event instanceof StreamEvent.Framed ? 1 : 0;
        }
    }

    @Test
    void every_stream_is_read_or_given_up_at_a_place() {
        byte[] client = join(CLIENT);
        byte[] server = join(SERVER);
        for (int i = 0; i < STREAMS; i++) {
            Connection connection = new Connection();
            Watch asked = new Watch();
            Watch answered = new Watch();
            byte[] from = i % 2 == 0 ? bent(client) : client;
            byte[] to = i % 2 == 0 ? server : bent(server);
            try {
                run(connection.client(asked), from, asked);
                run(connection.server(answered), to, answered);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "stream " + i + ": " + HexFormat.of().formatHex(from) + " / "
                                + HexFormat.of().formatHex(to),
                        e);
            }
        }

        assertThat(unreadable).as("streams given up").isBetween(STREAMS / 4, STREAMS * 3 / 2);
        assertThat(framed).as("frames read").isGreaterThan(3 * STREAMS);
    }

    private void run(StreamDecoder decoder, byte[] stream, Watch watch) {
        int at = 0;
        while (at < stream.length) {
            int size = Math.min(stream.length - at, 1 + random.nextInt(random.nextInt(4) == 0 ? 8 : 1_000));
            decoder.decode(ByteBuffer.wrap(stream, at, size));
            at += size;
            if (decoder.taken() != at || decoder.kept() > MOST_KEPT) {
                fail("took %d of %d, keeps %d", decoder.taken(), at, decoder.kept());
            }
        }
        decoder.end();
        if (watch.last > stream.length || watch.ended != decoder.isLost()) {
            fail("last event at %d of %d", watch.last, stream.length);
        }
        unreadable += watch.ended ? 1 : 0;
        framed += watch.frames;
    }

    private byte[] bent(byte[] stream) {
        byte[] copy = stream.clone();
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(6)) {
                case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> copy[at] = (byte) random.nextInt(256);
                case 2 -> copy = Arrays.copyOf(copy, Math.max(1, at));
                case 3 -> copy = join(Arrays.copyOf(copy, at), Arrays.copyOfRange(copy, at / 2, copy.length));
                case 4 -> random.nextBytes(copy);
                default -> {
                    byte[] noise = new byte[random.nextInt(40)];
                    random.nextBytes(noise);
                    copy = join(Arrays.copyOf(copy, at), noise, Arrays.copyOfRange(copy, at, copy.length));
                }
            }
        }
        return copy;
    }
}
