package dev.meshproof.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds back only what may be the beginning of a secret, so that lines appear as they are written. {@link #flush()}
 * does not let go of it; {@link #close()} does. Thread-safe.
 */
final class RedactingOutputStream extends OutputStream {
    private static final byte[] MARK = Redaction.MARK.getBytes(StandardCharsets.UTF_8);

    private final OutputStream target;
    private final Supplier<List<byte[]>> needles;
    private byte[] held = new byte[0];
    private boolean closed;

    RedactingOutputStream(OutputStream target, Supplier<List<byte[]>> needles) {
        this.target = target;
        this.needles = needles;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("this stream is closed");
        }
        byte[] text = Arrays.copyOf(held, held.length + length);
        System.arraycopy(bytes, offset, text, held.length, length);
        pass(text, needles.get(), false);
    }

    @Override
    public synchronized void flush() throws IOException {
        target.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (target) {
            pass(held, needles.get(), true);
        }
    }

    private void pass(byte[] text, List<byte[]> secrets, boolean last) throws IOException {
        ByteArrayOutputStream clean = new ByteArrayOutputStream(text.length);
        int at = 0;
        while (at < text.length) {
            if (!last && mayBegin(text, at, secrets)) {
                break;
            }
            byte @Nullable [] secret = at(text, at, secrets);
            if (secret == null) {
                clean.write(text[at++]);
            } else {
                clean.writeBytes(MARK);
                at += secret.length;
            }
        }
        held = Arrays.copyOfRange(text, at, text.length);
        clean.writeTo(target);
    }

    /** The longest secret that stands here. */
    private static byte @Nullable [] at(byte[] text, int at, List<byte[]> secrets) {
        byte @Nullable [] longest = null;
        for (byte[] secret : secrets) {
            if ((longest == null || secret.length > longest.length) && common(text, at, secret) == secret.length) {
                longest = secret;
            }
        }
        return longest;
    }

    /** Whether the rest of the text is the beginning of a secret that is longer than it. */
    private static boolean mayBegin(byte[] text, int at, List<byte[]> secrets) {
        int rest = text.length - at;
        for (byte[] secret : secrets) {
            if (secret.length > rest && common(text, at, secret) == rest) {
                return true;
            }
        }
        return false;
    }

    private static int common(byte[] text, int at, byte[] secret) {
        int most = Math.min(secret.length, text.length - at);
        int same = 0;
        while (same < most && text[at + same] == secret[same]) {
            same++;
        }
        return same;
    }
}
