package dev.meshproof.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The reading half of {@link Codec}: trusts nothing. */
final class CodecReader {
    private static final int DEEPEST = 32;

    private final ByteBuffer in;

    CodecReader(ByteBuffer in) {
        this.in = in;
    }

    void expectEnd() throws MalformedFrame {
        if (in.hasRemaining()) {
            throw new MalformedFrame(in.remaining() + " bytes too many");
        }
    }

    Object read(Type type, int depth) throws MalformedFrame {
        if (depth > DEEPEST) {
            throw new MalformedFrame("nested more than " + DEEPEST + " deep");
        }
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == List.class) {
                return readList(argument, depth + 1);
            }
            if (generic.getRawType() == Optional.class) {
                return readBoolean() ? Optional.of(read(argument, depth + 1)) : Optional.empty();
            }
            return readClass((Class<?>) generic.getRawType(), depth);
        }
        if (type instanceof Class<?> plain) {
            return readClass(plain, depth);
        }
        throw new IllegalArgumentException("the codec does not know " + type.getTypeName());
    }

    private List<Object> readList(Type element, int depth) throws MalformedFrame {
        int size = readLength("list");
        List<Object> list = new ArrayList<>(Math.min(size, 1024));
        for (int i = 0; i < size; i++) {
            list.add(read(element, depth));
        }
        return Collections.unmodifiableList(list);
    }

    private Object readClass(Class<?> type, int depth) throws MalformedFrame {
        if (type == String.class) {
            return readString();
        } else if (type == byte[].class) {
            return readBytes("byte array");
        } else if (type == int.class || type == Integer.class) {
            return need(4).getInt();
        } else if (type == long.class || type == Long.class) {
            return need(8).getLong();
        } else if (type == boolean.class || type == Boolean.class) {
            return readBoolean();
        } else if (type == Duration.class || type == Instant.class) {
            return readTime(type);
        } else if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[readIndex(type, constants.length)];
        } else if (type.isRecord()) {
            return readRecord(type, depth);
        } else if (type.isSealed() && type.isInterface()) {
            Class<?>[] cases = type.getPermittedSubclasses();
            return read(cases[readIndex(type, cases.length)], depth + 1);
        }
        throw new IllegalArgumentException("the codec does not know " + type.getTypeName());
    }

    private Object readRecord(Class<?> type, int depth) throws MalformedFrame {
        Shape shape = Shape.of(type);
        int components = need(1).get() & 0xff;
        if (components != shape.types().length) {
            throw new MalformedFrame(
                    type.getSimpleName() + " with " + components + " components, expected " + shape.types().length);
        }
        Object[] values = new Object[components];
        for (int i = 0; i < components; i++) {
            values[i] = read(shape.types()[i], depth + 1);
        }
        try {
            return shape.constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            throw new MalformedFrame(type.getSimpleName() + " refused its components: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make a " + type.getTypeName(), e);
        }
    }

    private Object readTime(Class<?> type) throws MalformedFrame {
        long seconds = need(12).getLong();
        int nanos = in.getInt();
        if (nanos < 0 || nanos > 999_999_999) {
            throw new MalformedFrame(type.getSimpleName() + " with " + nanos + " ns, expected 0 to 999999999");
        }
        try {
            return type == Duration.class ? Duration.ofSeconds(seconds, nanos) : Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException e) {
            throw new MalformedFrame(type.getSimpleName() + " out of range: " + seconds + " s", e);
        }
    }

    private String readString() throws MalformedFrame {
        byte[] bytes = readBytes("string");
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedFrame("a string of " + bytes.length + " bytes that is not UTF-8", e);
        }
    }

    private byte[] readBytes(String what) throws MalformedFrame {
        byte[] bytes = new byte[readLength(what)];
        in.get(bytes);
        return bytes;
    }

    private boolean readBoolean() throws MalformedFrame {
        byte value = need(1).get();
        if (value != 0 && value != 1) {
            throw new MalformedFrame("boolean " + value + ", expected 0 or 1");
        }
        return value == 1;
    }

    private int readIndex(Class<?> type, int count) throws MalformedFrame {
        int index = need(1).get() & 0xff;
        if (index >= count) {
            throw new MalformedFrame(type.getSimpleName() + " number " + index + ", expected 0 to " + (count - 1));
        }
        return index;
    }

    private int readLength(String what) throws MalformedFrame {
        int length = need(4).getInt();
        if (length < 0 || length > in.remaining()) {
            throw new MalformedFrame(
                    what + " of " + Integer.toUnsignedString(length) + " where " + in.remaining() + " bytes are left");
        }
        return length;
    }

    private ByteBuffer need(int bytes) throws MalformedFrame {
        if (in.remaining() < bytes) {
            throw new MalformedFrame("ended where " + bytes + " more bytes are needed");
        }
        return in;
    }
}
