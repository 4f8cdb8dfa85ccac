package dev.meshproof.wire;

/**
 * One frame as read. On the wire: type (1 byte), id (4), length of the payload (4), payload; big-endian.
 *
 * @param id of the request or stream that the frame belongs to; 0 in a hello
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Frame(FrameType type, int id, byte[] payload) {
    static final int HEADER = 9;

    @Override
    public String toString() {
        return type + " " + id + ", " + payload.length + " bytes";
    }
}
