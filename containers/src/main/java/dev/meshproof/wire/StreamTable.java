package dev.meshproof.wire;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The streams of one connection that are open. Thread-safe; {@link #dispatch} never blocks and never writes. */
public final class StreamTable {
    private final ConcurrentHashMap<Integer, FlowStream> open = new ConcurrentHashMap<>();
    private final FrameWriter frames;

    public StreamTable(FrameWriter frames) {
        this.frames = frames;
    }

    /**
     * A new stream.
     *
     * @throws IllegalArgumentException if a stream of that id is open
     */
    public FlowStream create(int id) {
        FlowStream stream = new FlowStream(id, frames, this);
        if (open.putIfAbsent(id, stream) != null) {
            throw new IllegalArgumentException("stream " + id + " is open already");
        }
        return stream;
    }

    public int size() {
        return open.size();
    }

    public @Nullable FlowStream get(int id) {
        return open.get(id);
    }

    /** Passes a frame on to its stream. One for a stream that is over is dropped: its sender could not know yet. */
    public void dispatch(Frame frame) throws MalformedFrame {
        FlowStream stream = open.get(frame.id());
        if (stream == null) {
            return;
        }
        switch (frame.type()) {
            case DATA -> stream.received(frame.payload());
            case CREDIT -> stream.credited(frame.payload());
            case END -> stream.remoteEnded();
            case CLOSE -> stream.remoteOver(Codec.decode(StreamEnd.class, frame.payload()));
            case HELLO, ASK, REPLY, OPEN, OPENED -> throw new MalformedFrame("unexpected " + frame);
        }
    }

    /** Ends every stream, without a word to the other end, which is gone. */
    public void loseAll(String why) {
        StreamEnd lost = new StreamEnd(StreamEnd.Reason.FAILED, why);
        for (FlowStream each : open.values()) {
            each.remoteOver(lost);
        }
    }

    void forget(int id) {
        open.remove(id);
    }
}
