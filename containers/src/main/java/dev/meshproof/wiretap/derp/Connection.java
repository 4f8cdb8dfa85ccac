package dev.meshproof.wiretap.derp;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the two directions of one connection must know of each other: what was asked, and whether the server agreed to go on
 * with DERP. Both are decoded by one thread, a request before its answer.
 */
public final class Connection {
    private static final int MOST_UNANSWERED = 100;

    /** How far the change from HTTP to DERP has come. */
    enum Upgrade {
        NONE,
        ASKED,
        AGREED,
        TO_SOMETHING_ELSE
    }

    private final Deque<StreamEvent.Request> unanswered = new ArrayDeque<>();
    private Upgrade upgrade = Upgrade.NONE;

    /** What the client sends. */
    public StreamDecoder client(EventSink sink) {
        return new StreamDecoder(Side.CLIENT, this, sink);
    }

    /** What the server sends. */
    public StreamDecoder server(EventSink sink) {
        return new StreamDecoder(Side.SERVER, this, sink);
    }

    Upgrade upgrade() {
        return upgrade;
    }

    void upgrade(Upgrade to) {
        upgrade = to;
    }

    void asked(StreamEvent.Request request, boolean upgrades) throws Malformed {
        if (unanswered.size() == MOST_UNANSWERED) {
            throw new Malformed(MOST_UNANSWERED + " requests without an answer");
        }
        unanswered.add(request);
        if (upgrades) {
            upgrade = request.fastStart() && request.derp() ? Upgrade.AGREED : Upgrade.ASKED;
        }
    }

    /** The request that the server answers next. */
    StreamEvent.Request asked() throws Malformed {
        StreamEvent.Request request = unanswered.peek();
        if (request == null) {
            throw new Malformed("the server speaks without having been asked");
        }
        return request;
    }

    /** What asks for something else than HTTP is always the last to be asked: its answer leaves nothing open. */
    void answered() {
        unanswered.poll();
        if (unanswered.isEmpty() && upgrade == Upgrade.ASKED) {
            upgrade = Upgrade.NONE;
        }
    }
}
