package dev.meshproof.wiretap.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes blocks as other programs do, right or wrong. */
final class ForeignCapture {
    final ByteBuffer bytes;

    ForeignCapture(ByteOrder order) {
        bytes = ByteBuffer.allocate(4_096).order(order);
    }

    ForeignCapture block(int type, byte[] content) {
        int length = 12 + Pcapng.padded(content.length);
        bytes.putInt(type)
                .putInt(length)
                .put(Arrays.copyOf(content, length - 12))
                .putInt(length);
        return this;
    }

    private ByteBuffer content(int length) {
        return ByteBuffer.allocate(length).order(bytes.order());
    }

    ForeignCapture section(int version) {
        return block(
                Pcapng.SECTION,
                content(16)
                        .putInt(Pcapng.BYTE_ORDER)
                        .putShort((short) version)
                        .putShort((short) 0)
                        .putLong(-1)
                        .array());
    }

    ForeignCapture face(int linkType, int resolution) {
        return block(
                Pcapng.INTERFACE,
                content(20)
                        .putShort((short) linkType)
                        .putShort((short) 0)
                        .putInt(0)
                        .putShort((short) 9)
                        .putShort((short) 1)
                        .putInt(bytes.order() == ByteOrder.BIG_ENDIAN ? resolution << 24 : resolution)
                        .putInt(0)
                        .array());
    }

    ForeignCapture packet(int face, long time, String text) {
        return block(
                Pcapng.ENHANCED_PACKET,
                content(20 + text.length())
                        .putInt(face)
                        .putInt((int) (time >>> 32))
                        .putInt((int) time)
                        .putInt(text.length())
                        .putInt(text.length())
                        .put(text.getBytes(US_ASCII))
                        .array());
    }

    ForeignCapture simple(String text) {
        return block(
                Pcapng.SIMPLE_PACKET,
                content(4 + text.length())
                        .putInt(text.length())
                        .put(text.getBytes(US_ASCII))
                        .array());
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
