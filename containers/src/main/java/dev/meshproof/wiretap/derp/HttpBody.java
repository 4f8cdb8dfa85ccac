package dev.meshproof.wiretap.derp;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where a body ends (RFC 9112, section 6). */
final class HttpBody {
    private static final int LONGEST_LINE = 1 << 10;
    private static final int MOST_DIGITS = 15;

    private enum Chunk {
        SIZE,
        DATA,
        END,
        TRAILER
    }

    private final boolean chunked;
    private final StringBuilder line = new StringBuilder();
    private Chunk next = Chunk.SIZE;
    private long left;

    private HttpBody(boolean chunked, long left) {
        this.chunked = chunked;
        this.left = left;
    }

    /**
     * The body behind a head; null if there is none.
     *
     * @param otherwise how long it is if the head does not say
     */
    static @Nullable HttpBody of(List<String> head, long otherwise) throws Malformed {
        String length = HttpHead.value(head, "Content-Length");
        String coding = HttpHead.value(head, "Transfer-Encoding");
        if (coding != null) {
            if (length != null || !coding.equalsIgnoreCase("chunked")) {
                throw new Malformed("Transfer-Encoding " + HttpHead.shown(coding)
                        + (length == null ? ", expected chunked" : " and Content-Length at once"));
            }
            return new HttpBody(true, 0);
        }
        long left = length == null ? otherwise : number(length, 10);
        return left == 0 ? null : new HttpBody(false, left);
    }

    /** Moves the position past what is of this body; true once that was its last byte. */
    boolean pass(ByteBuffer in) throws Malformed {
        if (!chunked) {
            skip(in);
            return left == 0;
        }
        while (in.hasRemaining()) {
            if (next == Chunk.DATA) {
                skip(in);
                next = left == 0 ? Chunk.END : Chunk.DATA;
            } else if (endsLine(in) && lineIsLast()) {
                return true;
            }
        }
        return false;
    }

    private void skip(ByteBuffer in) {
        int some = (int) Math.min(left, in.remaining());
        in.position(in.position() + some);
        left -= some;
    }

    private boolean endsLine(ByteBuffer in) throws Malformed {
        char c = (char) (in.get() & 0xff);
        if (c == '\n' && line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
            return true;
        }
        if (line.length() == LONGEST_LINE) {
            throw new Malformed("a line over " + LONGEST_LINE + " bytes in a chunked body");
        }
        line.append(c);
        return false;
    }

    private boolean lineIsLast() throws Malformed {
        String text = line.toString();
        line.setLength(0);
        switch (next) {
            case SIZE -> {
                int extension = text.indexOf(';');
                left = number((extension < 0 ? text : text.substring(0, extension)).strip(), 16);
                next = left == 0 ? Chunk.TRAILER : Chunk.DATA;
            }
            case END -> {
                if (!text.isEmpty()) {
                    throw new Malformed("a chunk that is longer than it says");
                }
                next = Chunk.SIZE;
            }
            case TRAILER -> {
                return text.isEmpty();
            }
            case DATA -> throw new IllegalStateException("a line inside a chunk");
        }
        return false;
    }

    private static long number(String digits, int radix) throws Malformed {
        boolean good = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
        if (!good) {
            throw new Malformed("a body of " + HttpHead.shown(digits) + " bytes");
        }
        return Long.parseLong(digits, radix);
    }
}
