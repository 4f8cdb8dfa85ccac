package dev.meshproof.wiretap.forward;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection: takes plaintext and says what goes on, and when. All calls come from the forwarder's thread;
 * times are {@link System#nanoTime}'s.
 */
public interface Flow {
    /** In {@link #due} and elsewhere: not before something else happens. */
    long NEVER = Long.MAX_VALUE;

    /**
     * Takes all that remains in the buffer. It is the caller's again once {@link #next} has given it back and it is read to
     * its end, so that what is held for longer must be copied.
     */
    void take(ByteBuffer plain);

    /** What goes on now, at most 16 KiB at a time, to be read to its end; null if nothing does. */
    @Nullable
    ByteBuffer next(long now);

    /** Whether it wants no more for now. */
    boolean isFull();

    /** Whether it holds nothing back. */
    boolean isDrained();

    /** How long it will be, from now on, before something goes on by itself, in nanoseconds; {@link #NEVER} if nothing does. */
    long due(long now);

    /** Takes note that its side has ended its stream, in order. */
    void end();
}
