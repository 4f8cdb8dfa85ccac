package dev.meshproof.wiretap.derp;

import java.nio.ByteBuffer;

/** What came next in one direction of a connection; {@code at} is where it began, in bytes from the stream's first. */
public sealed interface StreamEvent {
    long at();

    /**
     * The head of an HTTP request.
     *
     * @param derp whether it asks to go on with DERP
     * @param fastStart whether it wants no 101 for an answer
     */
    record Request(long at, String method, String target, boolean derp, boolean fastStart) implements StreamEvent {}

    /**
     * The head of an HTTP response.
     *
     * @param derp whether DERP follows
     */
    record Response(long at, int status, boolean derp) implements StreamEvent {}

    /** Part of an HTTP body as it is on the wire, chunk sizes included; a view that holds until the sink returns. */
    record Body(long at, ByteBuffer bytes) implements StreamEvent {}

    /**
     * A frame.
     *
     * @param end where the next one begins
     */
    record Framed(long at, long end, DerpFrame frame) implements StreamEvent {}

    /** A frame that could be read and that this side has no business to send, or not now. It stands before the frame. */
    record Irregular(long at, String what) implements StreamEvent {}

    /**
     * The last event of its stream: from here on nothing can be read. A frame has no mark at which reading could safely be
     * taken up again, so no attempt is made.
     */
    record Unreadable(long at, String why) implements StreamEvent {}
}
