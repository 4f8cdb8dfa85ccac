package dev.meshproof.wiretap.derp;

import dev.meshproof.wiretap.derp.Connection.Upgrade;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection between a node and its relay, inside TLS: HTTP first, then frames from where the server
 * agrees to DERP, or from the end of the request if that is a fast start. Other requests are plain HTTP.
 *
 * <p>It throws on nothing that it reads. After {@link StreamEvent.Unreadable} it takes bytes and says no more. It keeps no
 * more than one frame, or the head of one HTTP message. For one thread.
 */
public final class StreamDecoder {
    private static final long TO_THE_END = Long.MAX_VALUE;

    private final Side side;
    private final Connection connection;
    private final EventSink sink;
    private final HttpHead head = new HttpHead();
    private final Frames frames;
    private @Nullable HttpBody body;
    private boolean framed;
    private boolean lost;
    private long taken;
    private long begunAt;

    StreamDecoder(Side side, Connection connection, EventSink sink) {
        this.side = side;
        this.connection = connection;
        this.sink = sink;
        this.frames = new Frames(side);
    }

    /** Bytes taken so far. */
    public long taken() {
        return taken;
    }

    /** Whether {@link StreamEvent.Unreadable} has been said. */
    public boolean isLost() {
        return lost;
    }

    /** Bytes of memory that are held for what is not whole yet. */
    int kept() {
        return frames.kept() + head.kept();
    }

    /** Takes all that remains in the buffer. Events about packets hold views of it, which end with this call. */
    public void decode(ByteBuffer in) {
        long all = taken + in.remaining();
        try {
            while (in.hasRemaining() && !lost) {
                int before = in.position();
                step(in);
                taken += in.position() - before;
            }
        } catch (Malformed e) {
            lose(String.valueOf(e.getMessage()));
        }
        in.position(in.limit());
        taken = all;
    }

    /** Takes note that nothing more comes. */
    public void end() {
        if (lost) {
            return;
        }
        String cut = framed ? frames.cutOff() : null;
        if (cut == null && head.pending() > 0) {
            cut = side.text() + "'s stream ended " + head.pending() + " bytes into the head of an HTTP message";
        }
        if (cut != null) {
            lose(cut);
        }
    }

    private void step(ByteBuffer in) throws Malformed {
        if (framed) {
            frames.take(in, taken, sink);
            return;
        }
        begunAt = taken - head.pending();
        if (body != null) {
            body(in, body);
        } else if (side == Side.CLIENT) {
            request(in);
        } else {
            response(in);
        }
    }

    private void body(ByteBuffer in, HttpBody of) throws Malformed {
        int before = in.position();
        boolean last = of.pass(in);
        sink.accept(new StreamEvent.Body(taken, in.slice(before, in.position() - before)));
        if (last) {
            body = null;
        }
    }

    private void request(ByteBuffer in) throws Malformed {
        if (connection.upgrade() == Upgrade.AGREED) {
            framed = true;
            return;
        }
        if (connection.upgrade() != Upgrade.NONE) {
            throw new Malformed(
                    connection.upgrade() == Upgrade.ASKED
                            ? "the client goes on before the server has answered its wish for DERP"
                            : "the connection goes on with something other than DERP");
        }
        List<String> lines = head.take(in);
        if (lines != null) {
            RequestHead read = RequestHead.of(begunAt, lines);
            body = HttpBody.of(lines, 0);
            connection.asked(read.request(), read.upgrades());
            sink.accept(read.request());
        }
    }

    private void response(ByteBuffer in) throws Malformed {
        StreamEvent.Request asked = connection.asked();
        if (asked.derp() && asked.fastStart() && head.pending() == 0 && in.get(in.position()) != 'H') {
            // No frame begins with an H, and no answer in HTTP with anything else.
            framed = true;
            return;
        }
        List<String> lines = head.take(in);
        if (lines == null) {
            return;
        }
        int status = ResponseHead.status(lines);
        boolean derp = status == 101 && asked.derp() && "DERP".equalsIgnoreCase(HttpHead.value(lines, "Upgrade"));
        sink.accept(new StreamEvent.Response(begunAt, status, derp));
        if (status == 101) {
            connection.answered();
            connection.upgrade(derp ? Upgrade.AGREED : Upgrade.TO_SOMETHING_ELSE);
            if (!derp) {
                throw new Malformed("the server goes on with something other than DERP");
            }
            framed = true;
        } else if (status >= 200) {
            connection.answered();
            boolean none = status == 204 || status == 304 || asked.method().equals("HEAD");
            body = none ? null : HttpBody.of(lines, TO_THE_END);
        }
    }

    private void lose(String why) {
        lost = true;
        sink.accept(new StreamEvent.Unreadable(framed ? frames.begunAt() : begunAt, why));
    }
}
