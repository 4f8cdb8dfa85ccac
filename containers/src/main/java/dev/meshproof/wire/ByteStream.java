package dev.meshproof.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A connection as seen from afar. One thread may read while another writes; {@link #close()} may come from anywhere and
 * ends both.
 */
public interface ByteStream extends Closeable {
    /** The address really dialled, {@code address:port}, an IPv6 address in brackets. */
    String address();

    /** The port that it was dialled from, in the namespace that it was dialled in. */
    int localPort();

    /**
     * What the other end sends, then -1 once it has said that nothing follows.
     *
     * <p>Reading throws {@link StreamReset} if the other end reset the connection, {@link java.io.InterruptedIOException}
     * past the {@linkplain #limit limit}, and another IOException if the way there was lost.
     */
    InputStream in();

    /** Needs no flush. Writing throws as reading does. Closing it is {@link #closeOutput()}. */
    OutputStream out();

    /** Tells the other end that nothing follows; reading goes on. Does nothing the second time. */
    void closeOutput() throws IOException;

    /** Reads and writes that last until {@code fromNow} is over throw {@link java.io.InterruptedIOException}. */
    void limit(Duration fromNow);

    /** Reads and writes may take for ever again. */
    void noLimit();

    /** Gives the connection up; what was written is still delivered. Never throws. */
    @Override
    void close();
}
