package dev.meshproof.wire;

import java.nio.ByteBuffer;

/**
 * Records to bytes and back, by their components. Knows String, int, long, boolean, byte[], enums, Duration, Instant,
 * List, Optional, records, and sealed interfaces of records; nothing is ever null.
 *
 * <p>Both ends must run the same classes: a sealed interface's case is written as its place in {@code permits}, an enum
 * constant as its ordinal, and names are not written at all. Every value takes at least one byte, so that a decoded
 * value's size is bounded by that of its input.
 */
public final class Codec {
    private Codec() {}

    /**
     * Encodes {@code value} as a {@code type}.
     *
     * @throws IllegalArgumentException if a component has a type that the codec does not know, is null, or the whole is
     *     over {@link Protocol#MAX_PAYLOAD}
     */
    public static byte[] encode(Class<?> type, Object value) {
        CodecWriter writer = new CodecWriter();
        writer.write(type, value);
        return writer.bytes();
    }

    /**
     * Decodes a {@code type} that takes up all of {@code bytes}.
     *
     * @throws MalformedFrame if {@code bytes} are not what {@link #encode} writes
     */
    public static <T> T decode(Class<T> type, byte[] bytes) throws MalformedFrame {
        CodecReader reader = new CodecReader(ByteBuffer.wrap(bytes));
        Object value = reader.read(type, 0);
        reader.expectEnd();
        return type.cast(value);
    }
}
