package dev.meshproof.wiretap.derp;

import static dev.meshproof.wiretap.derp.Wire.ALICE;
import static dev.meshproof.wiretap.derp.Wire.BOB;
import static dev.meshproof.wiretap.derp.Wire.bytes;
import static dev.meshproof.wiretap.derp.Wire.clientInfo;
import static dev.meshproof.wiretap.derp.Wire.frame;
import static dev.meshproof.wiretap.derp.Wire.join;
import static dev.meshproof.wiretap.derp.Wire.key;
import static dev.meshproof.wiretap.derp.Wire.send;
import static dev.meshproof.wiretap.derp.Wire.serverKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.wiretap.derp.DerpFrame.SendPacket;
import dev.meshproof.wiretap.derp.StreamEvent.Framed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamDecoderTest {
    private static final long CLIENT_FROM = (long) Wire.ASKS.length() + clientInfo().length;

    @Test
    void reads_the_form_with_an_answer() {
        Wire wire = new Wire();
        wire.client(bytes(Wire.ASKS)).server(bytes(Wire.AGREES), serverKey()).client(clientInfo(), send("hello"));

        int head = Wire.ASKS.length();
        int agreed = Wire.AGREES.length();
        assertThat(wire.said)
                .containsExactly(
                        "Request[at=0, method=GET, target=/derp, derp=true, fastStart=false]",
                        "Response[at=0, status=101, derp=true]",
                        agreed + " ServerKey[key=" + BOB + "]",
                        head + " ClientInfo[key=" + ALICE + ", sealed=36]",
                        (head + clientInfo().length) + " SEND_PACKET hello");
    }

    @Test
    void reads_a_fast_start_where_no_answer_comes() {
        Wire wire = new Wire();
        wire.client(bytes(Wire.FAST), clientInfo()).server(serverKey());

        assertThat(wire.said)
                .containsExactly(
                        "Request[at=0, method=GET, target=/derp, derp=true, fastStart=true]",
                        Wire.FAST.length() + " ClientInfo[key=" + ALICE + ", sealed=36]",
                        "0 ServerKey[key=" + BOB + "]");
    }

    @Test
    void reads_a_fast_start_that_is_answered_all_the_same() {
        Wire wire = new Wire();
        wire.client(bytes(Wire.FAST), clientInfo()).server(bytes(Wire.AGREES), serverKey());

        assertThat(wire.said).endsWith(Wire.AGREES.length() + " ServerKey[key=" + BOB + "]");
    }

    @Test
    void reads_every_frame_of_the_server() {
        byte[] address = join(new byte[10], new byte[] {-1, -1, (byte) 198, 18, 0, 2, (byte) 0xa2, (byte) 0xa9});
        Wire wire = Wire.derp();
        wire.server(
                frame(3, new byte[50]),
                frame(5, key(ALICE), bytes("hi")),
                frame(6),
                frame(8, key(ALICE), new byte[] {1}),
                frame(8, key(ALICE)),
                frame(9, key(ALICE), address, new byte[] {5}),
                frame(9, key(ALICE)),
                frame(0x12, bytes("\0\0\0\0\0\0\0\7")),
                frame(0x13, bytes("\0\0\0\0\0\0\0\7")),
                frame(0x14, bytes("duplicate")),
                frame(0x15, bytes("\0\0\0\1\0\0\1\0")));

        assertThat(wire.said.stream().map(s -> s.substring(s.indexOf(' ') + 1)))
                .containsExactly(
                        "ServerInfo[sealed=26]",
                        "RECV_PACKET hi",
                        "KeepAlive[]",
                        "PeerGone[peer=" + ALICE + ", reason=1]",
                        "PeerGone[peer=" + ALICE + ", reason=-1]",
                        "PeerPresent[peer=" + ALICE + ", address=198.18.0.2:41641, flags=5]",
                        "PeerPresent[peer=" + ALICE + ", address=, flags=0]",
                        "Ping[payload=7]",
                        "Pong[payload=7]",
                        "Health[problem=duplicate]",
                        "Restarting[reconnectIn=PT0.001S, tryFor=PT0.256S]");
    }

    @Test
    void reads_every_frame_of_the_client() {
        Wire wire = Wire.derp();
        wire.client(
                frame(7, new byte[] {1}),
                frame(0x0a, key(ALICE), key(BOB), bytes("on")),
                frame(0x10),
                frame(0x11, key(BOB)),
                frame(0x12, new byte[8]),
                frame(0x13, new byte[8]));

        assertThat(wire.said.stream().map(s -> s.substring(s.indexOf(' ') + 1)))
                .containsExactly(
                        "NotePreferred[home=true]",
                        "FORWARD_PACKET on",
                        "WatchConns[]",
                        "ClosePeer[peer=" + BOB + "]",
                        "Ping[payload=0]",
                        "Pong[payload=0]");
    }

    @Test
    void says_the_same_whatever_the_chunks() {
        byte[] sent = join(bytes(Wire.FAST), clientInfo(), send("one"), send("x".repeat(5_000)), frame(7, new byte[1]));
        Wire whole = new Wire();
        whole.client(sent);

        for (int size = 1; size < 200; size++) {
            Wire pieces = new Wire();
            for (int at = 0; at < sent.length; at += size) {
                pieces.client(Arrays.copyOfRange(sent, at, Math.min(at + size, sent.length)));
            }
            assertThat(pieces.said).as("in chunks of %d bytes", size).isEqualTo(whole.said);
        }
    }

    @Test
    void reads_direct_buffers_and_parts_of_buffers() {
        byte[] sent = join(send("one"), send("two"));
        ByteBuffer direct = ByteBuffer.allocateDirect(sent.length + 20);
        direct.position(10).put(sent).flip().position(10);
        Wire wire = Wire.derp();
        wire.client.decode(direct);

        assertThat(wire.said).hasSize(2).last().asString().endsWith("SEND_PACKET two");
        assertThat(direct.hasRemaining()).isFalse();
    }

    @Test
    void hands_over_a_view_of_the_chunk_and_no_copy() {
        List<ByteBuffer> packets = new ArrayList<>();
        Connection connection = new Connection();
        StreamDecoder decoder = connection.client(event -> {
            if (event instanceof Framed framed && framed.frame() instanceof SendPacket packet) {
                packets.add(packet.packet());
            }
        });
        byte[] chunk = join(bytes(Wire.FAST), clientInfo(), send("seen"));
        decoder.decode(ByteBuffer.wrap(chunk));

        chunk[chunk.length - 4] = 'S';
        assertThat((char) packets.get(0).get(packets.get(0).position())).isEqualTo('S');
        assertThat(packets.get(0).remaining()).isEqualTo(4);
    }

    @Test
    void takes_the_largest_packet() {
        Wire wire = Wire.derp();
        wire.client(send("x".repeat(64 << 10)));

        assertThat(wire.said).containsExactly(CLIENT_FROM + " SEND_PACKET " + "x".repeat(64 << 10));
    }

    @Test
    void should_fail_if_a_packet_is_longer_than_that() {
        assertUnreadable(send("x".repeat((64 << 10) + 1)), "a SEND_PACKET frame of 65569 bytes, expected 32 to 65568");
    }

    @Test
    void should_fail_if_a_type_is_unknown() {
        assertUnreadable(frame(0x16), "frame type 0x16, which is unknown");
        assertUnreadable(frame(0xff), "frame type 0xff, which is unknown");
    }

    @Test
    void should_fail_if_a_length_is_wrong_for_its_type() {
        assertUnreadable(frame(0x12, new byte[9]), "a PING frame of 9 bytes, expected 8");
        assertUnreadable(frame(0x04, new byte[31]), "a SEND_PACKET frame of 31 bytes, expected 32 to 65568");
        assertUnreadable(
                new byte[] {2, -1, -1, -1, -1}, "a CLIENT_INFO frame of 4294967295 bytes, expected 72 to 65536");
    }

    private static void assertUnreadable(byte[] frame, String why) {
        for (boolean torn : new boolean[] {false, true}) {
            Wire wire = Wire.derp();
            byte[] first = send("read");
            if (torn) {
                wire.client(first, Arrays.copyOf(frame, 1)).client(Arrays.copyOfRange(frame, 1, frame.length));
            } else {
                wire.client(first, frame);
            }
            wire.client(send("too late"));
            wire.client.end();

            assertThat(wire.said)
                    .containsExactly(
                            CLIENT_FROM + " SEND_PACKET read",
                            "Unreadable[at=" + (CLIENT_FROM + first.length) + ", why=" + why + "]");
            assertThat(wire.client.isLost()).isTrue();
            assertThat(wire.client.taken())
                    .isEqualTo(CLIENT_FROM + first.length + frame.length + send("too late").length);
        }
    }

    @Test
    void should_fail_if_the_magic_is_wrong() {
        Wire wire = new Wire();
        byte[] key = serverKey();
        key[12]++;
        wire.client(bytes(Wire.FAST)).server(key);

        assertThat(wire.said)
                .endsWith("Unreadable[at=0, why=a SERVER_KEY frame that begins with 44455250f09f9492, expected"
                        + " 44455250f09f9491]");
    }

    @Test
    void should_fail_if_the_stream_ends_inside_a_frame() {
        Wire wire = Wire.derp();
        wire.client(send("read"), Arrays.copyOf(send("cut off"), 40));
        wire.client.end();
        wire.server(new byte[] {6, 0});
        wire.server.end();

        assertThat(wire.said)
                .endsWith(
                        "Unreadable[at=" + (CLIENT_FROM + send("read").length)
                                + ", why=the client's stream ended 40 bytes into a SEND_PACKET frame of 39 bytes]",
                        "Unreadable[at=" + (Wire.AGREES.length() + serverKey().length)
                                + ", why=the server's stream ended 2 bytes into a frame's header]");
    }

    @Test
    void says_nothing_if_a_stream_ends_between_frames() {
        Wire wire = Wire.derp();
        wire.client.end();
        wire.server.end();

        assertThat(wire.said).isEmpty();
    }

    @Test
    void notes_what_a_side_does_not_send_and_reads_on() {
        Wire wire = Wire.derp();
        wire.client(frame(6), send("read"));
        wire.server(serverKey());

        assertThat(wire.said)
                .startsWith(
                        "Irregular[at=" + CLIENT_FROM + ", what=a KEEP_ALIVE frame, which the client does not send]",
                        CLIENT_FROM + " KeepAlive[]",
                        (CLIENT_FROM + 5) + " SEND_PACKET read")
                .anyMatch(s -> s.endsWith("what=a second SERVER_KEY frame]"));
    }

    @Test
    void notes_a_beginning_that_is_none() {
        Wire wire = new Wire();
        wire.client(bytes(Wire.FAST), send("early"));

        assertThat(wire.said.get(1)).endsWith("what=the client begins with a SEND_PACKET frame, expected CLIENT_INFO]");
    }
}
