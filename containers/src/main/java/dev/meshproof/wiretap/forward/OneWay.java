package dev.meshproof.wiretap.forward;

import java.nio.ByteBuffer;

/** Moves what one side sends to the other, through a flow. For the forwarder's thread. */
final class OneWay {
    /** Records at a time, so that a connection that is never done leaves the others their turn. */
    private static final int TURN = 32;

    private final TlsEnd from;
    private final Flow flow;
    private final TlsEnd to;
    private boolean ended;
    private boolean finished;
    private long moved;

    OneWay(TlsEnd from, Flow flow, TlsEnd to) {
        this.from = from;
        this.flow = flow;
        this.to = to;
    }

    /**
     * Moves what it can; true if there may be more for another turn.
     *
     * @param plain whose content nobody needs
     */
    boolean move(ByteBuffer plain, long now) throws LinkEnded {
        int turns = 0;
        while (to.hasRoom()) {
            ByteBuffer next = flow.next(now);
            if (next != null) {
                moved += next.remaining();
                to.write(next);
            } else if (ended || flow.isFull()) {
                break;
            } else if (++turns > TURN) {
                to.flush();
                return true;
            } else if (from.read(plain)) {
                flow.take(plain);
            } else {
                break;
            }
            if (!to.hasRoom()) {
                to.flush();
            }
        }
        passEnd(plain);
        to.flush();
        return false;
    }

    private void passEnd(ByteBuffer scratch) throws LinkEnded {
        if (!ended && from.hasEnded() && flow.isDrained()) {
            ended = true;
            flow.end();
            if (from.hasNotified()) {
                to.notifyEnd();
            }
        }
        if (ended && !finished) {
            from.lookForFinish(scratch);
            if (from.hasFinished()) {
                finished = true;
                to.finish();
            }
        }
    }

    /** Whether all that there was has gone, with the stream's end. */
    boolean isOver() {
        return ended && !to.wantsToWrite();
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether reading could bring anything that has a place to go. */
    boolean wantsToRead() {
        return from.canRead() && (from.hasEnded() ? !finished : to.hasRoom() && !flow.isFull());
    }

    /** How long until it moves by itself, in nanoseconds. */
    long due(long now) {
        return to.hasRoom() ? flow.due(now) : Flow.NEVER;
    }

    /** Bytes of plaintext so far. */
    long moved() {
        return moved;
    }
}
