package dev.meshproof.wiretap.forward;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One side of a connection: TLS over a socket that never blocks. What it holds is one buffer each way: what has come and is
 * not opened yet, and what is sealed and has not gone. For the forwarder's thread.
 */
final class TlsEnd {
    /** More than a record of TLS takes, sealed or open. In bytes. */
    static final int RECORD = 17 << 10;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Where tasks run, and how their end is told. */
    interface Workers extends Executor {
        void done(Runnable then);
    }

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final Buffers buffers;
    private final Workers workers;
    private final Runnable wake;
    private final Ending broken;
    private final Ending noTls;
    /** Between position and limit is what has come. */
    private @Nullable ByteBuffer in;
    /** Before its position is what is to go. */
    private @Nullable ByteBuffer out;

    private boolean readable;
    private boolean working;
    private boolean begun;
    private boolean agreed;
    private boolean notified;
    private boolean finished;
    private boolean endsOut;
    private boolean finWanted;
    private boolean finSent;

    /**
     * @param wake called on the forwarder's thread when a task is done
     * @param broken what it is called when the connection breaks
     * @param noTls and when TLS cannot be agreed on
     */
    TlsEnd(
            SocketChannel channel,
            SSLEngine engine,
            Buffers buffers,
            Workers workers,
            Runnable wake,
            Ending broken,
            Ending noTls) {
        this.channel = channel;
        this.engine = engine;
        this.buffers = buffers;
        this.workers = workers;
        this.wake = wake;
        this.broken = broken;
        this.noTls = noTls;
    }

    SSLEngine engine() {
        return engine;
    }

    /** Takes note that the socket has something to read. */
    void readable() {
        readable = true;
    }

    /** Goes on with agreeing on TLS; true once that is done. */
    boolean agree() throws LinkEnded {
        if (!agreed) {
            begin();
            advance(NOTHING);
            flush();
        }
        return agreed;
    }

    /** A client speaks first. */
    private void begin() throws LinkEnded {
        if (!begun) {
            begun = true;
            try {
                engine.beginHandshake();
            } catch (SSLException e) {
                throw new LinkEnded(noTls, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Opens the next record that holds something into an empty buffer, and leaves it ready to be read; false if there is none. */
    boolean read(ByteBuffer plain) throws LinkEnded {
        plain.clear();
        advance(plain);
        plain.flip();
        return plain.hasRemaining();
    }

    /** Goes as far as it can without anything else happening, and stops at plaintext and at the end of agreeing. */
    private void advance(ByteBuffer plain) throws LinkEnded {
        boolean agreedBefore = agreed;
        try {
            while (!working && agreed == agreedBefore && plain.position() == 0) {
                HandshakeStatus status = engine.getHandshakeStatus();
                if (status == HandshakeStatus.NEED_TASK) {
                    work();
                } else if (status == HandshakeStatus.NEED_WRAP && !endsOut && !notified) {
                    if (!hasSpace() && !flushed()) {
                        return;
                    }
                    note(engine.wrap(NOTHING, room()));
                } else if (notified || !unwrap(plain)) {
                    return;
                }
            }
        } catch (SSLException e) {
            throw new LinkEnded(noTls, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** False if more must come first. */
    private boolean unwrap(ByteBuffer plain) throws IOException {
        ByteBuffer sealed = in;
        if (sealed == null) {
            if (!fill()) {
                return false;
            }
            sealed = in;
        }
        if (sealed == null) {
            return false;
        }
        SSLEngineResult result = engine.unwrap(sealed, plain);
        boolean more = true;
        switch (result.getStatus()) {
            case OK -> note(result);
            case BUFFER_UNDERFLOW -> more = fill();
            case CLOSED -> notified = true;
            case BUFFER_OVERFLOW -> {
                // While TLS is agreed on, there is nowhere to put data; it comes after that.
                if (plain != NOTHING) {
                    throw new SSLException("a record of more than " + plain.capacity() + " bytes");
                }
                agreed = true;
            }
        }
        release();
        return more;
    }

    private void note(SSLEngineResult result) {
        if (result.getHandshakeStatus() == HandshakeStatus.FINISHED
                || result.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
            agreed = true;
        }
    }

    private boolean fill() throws IOException {
        if (!readable || finished) {
            return false;
        }
        ByteBuffer sealed = in;
        if (sealed == null) {
            sealed = buffers.borrow().limit(0);
            in = sealed;
        }
        sealed.compact();
        int room = sealed.remaining();
        int count = channel.read(sealed);
        sealed.flip();
        finished = count < 0;
        // What fills less than there was room for has left nothing behind; the selector tells of what comes later.
        readable = count == room;
        release();
        return count > 0;
    }

    private void release() {
        ByteBuffer sealed = in;
        if (sealed != null && !sealed.hasRemaining()) {
            buffers.giveBack(sealed);
            in = null;
        }
    }

    private void work() {
        working = true;
        Runnable first = engine.getDelegatedTask();
        workers.execute(() -> {
            try {
                for (Runnable next = first; next != null; next = engine.getDelegatedTask()) {
                    next.run();
                }
            } finally {
                workers.done(() -> {
                    working = false;
                    wake.run();
                });
            }
        });
    }

    /** Whether {@link #write} is welcome: at most one record waits to go. */
    boolean hasRoom() {
        return agreed && !endsOut && hasSpace();
    }

    private boolean hasSpace() {
        return out == null || out.remaining() >= RECORD;
    }

    /** Room for one record, whatever waits. */
    private ByteBuffer room() {
        ByteBuffer sealed = out;
        if (sealed == null) {
            sealed = buffers.borrow();
        } else if (sealed.remaining() < RECORD) {
            sealed = ByteBuffer.allocate(sealed.capacity() + RECORD).put(sealed.flip());
        }
        out = sealed;
        return sealed;
    }

    /** Seals all that remains in the buffer; {@link #flush} sends it. */
    void write(ByteBuffer plain) throws LinkEnded {
        try {
            while (plain.hasRemaining()) {
                SSLEngineResult result = engine.wrap(plain, room());
                if (result.getStatus() != SSLEngineResult.Status.OK || result.bytesProduced() == 0) {
                    throw new LinkEnded(
                            noTls, "cannot seal: " + result.getStatus() + ", " + result.getHandshakeStatus());
                }
            }
        } catch (SSLException e) {
            throw new LinkEnded(noTls, String.valueOf(e.getMessage()));
        }
    }

    /** Sends what it can. */
    void flush() throws LinkEnded {
        try {
            if (flushed() && finWanted && !finSent) {
                finSent = true;
                channel.shutdownOutput();
            }
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private boolean flushed() throws IOException {
        ByteBuffer sealed = out;
        if (sealed == null) {
            return true;
        }
        sealed.flip();
        int count;
        do {
            count = channel.write(sealed);
        } while (count > 0 && sealed.hasRemaining());
        sealed.compact();
        if (sealed.position() == 0) {
            buffers.giveBack(sealed);
            out = null;
        }
        return out == null;
    }

    /** Whether this side has ended its stream: by TLS's close_notify, or by TCP alone. */
    boolean hasEnded() {
        return notified || finished;
    }

    /** Looks for the end by TCP behind that by TLS. What else comes there is nobody's. */
    void lookForFinish(ByteBuffer scratch) throws LinkEnded {
        if (!notified || !readable || finished) {
            return;
        }
        scratch.clear();
        try {
            int count = channel.read(scratch);
            finished = count < 0;
            readable = count == scratch.capacity();
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Whether by TCP. */
    boolean hasFinished() {
        return finished;
    }

    /** Whether it said so in TLS. */
    boolean hasNotified() {
        return notified;
    }

    /** Says in TLS that nothing more comes. */
    void notifyEnd() throws LinkEnded {
        if (endsOut) {
            return;
        }
        endsOut = true;
        engine.closeOutbound();
        try {
            while (!engine.isOutboundDone()) {
                if (engine.wrap(NOTHING, room()).bytesProduced() == 0) {
                    break;
                }
            }
        } catch (SSLException e) {
            throw new LinkEnded(noTls, String.valueOf(e.getMessage()));
        }
    }

    /** Ends the stream by TCP once all has gone. */
    void finish() {
        endsOut = true;
        finWanted = true;
    }

    boolean wantsToWrite() {
        return out != null;
    }

    /** Whether reading could bring anything now: not while a task runs, nor once the stream has ended. */
    boolean canRead() {
        return !working && !finished;
    }

    /** Tries to tell the other side what is wrong with its TLS, and closes. */
    void close(boolean alert) {
        try (channel) {
            if (alert && !working) {
                engine.wrap(NOTHING, room());
                flushed();
            }
        } catch (IOException e) {
            // It is over in any case, and why is known already.
        }
        if (out != null) {
            buffers.giveBack(out);
            out = null;
        }
        if (in != null) {
            buffers.giveBack(in);
            in = null;
        }
    }

    private LinkEnded lost(IOException e) {
        return new LinkEnded(broken, String.valueOf(e.getMessage()));
    }
}
