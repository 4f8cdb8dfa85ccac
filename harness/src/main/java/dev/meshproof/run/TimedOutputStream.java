package dev.meshproof.run;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Tells, before bytes go on, how many have gone before them. As thread-safe as its target. */
final class TimedOutputStream extends FilterOutputStream {
    private final Listener listener;
    private long count;

    /** Hears of bytes. */
    interface Listener {
        /** @param from how many bytes were written before */
        void arrive(long from);
    }

    TimedOutputStream(OutputStream target, Listener listener) {
        super(target);
        this.listener = listener;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            listener.arrive(count);
            out.write(bytes, offset, length);
            count += length;
        }
    }
}
