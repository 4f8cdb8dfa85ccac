package dev.meshproof.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The writing half of {@link Codec}. */
final class CodecWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    private final DataOutputStream out = new DataOutputStream(bytes);

    byte[] bytes() {
        if (bytes.size() > Protocol.MAX_PAYLOAD) {
            throw new IllegalArgumentException(bytes.size() + " bytes encoded, at most " + Protocol.MAX_PAYLOAD);
        }
        return bytes.toByteArray();
    }

    void write(Type type, Object value) {
        if (value == null) {
            throw new IllegalArgumentException("null where a " + type.getTypeName() + " is expected");
        }
        try {
            if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
                writeList(generic.getActualTypeArguments()[0], (List<?>) value);
            } else if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
                Optional<?> optional = (Optional<?>) value;
                out.writeBoolean(optional.isPresent());
                if (optional.isPresent()) {
                    write(generic.getActualTypeArguments()[0], optional.get());
                }
            } else if (type instanceof ParameterizedType generic) {
                writeClass((Class<?>) generic.getRawType(), value);
            } else if (type instanceof Class<?> plain) {
                writeClass(plain, value);
            } else {
                throw new IllegalArgumentException("the codec does not know " + type.getTypeName());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void writeList(Type element, List<?> list) throws IOException {
        out.writeInt(list.size());
        for (Object each : list) {
            write(element, each);
        }
    }

    private void writeClass(Class<?> type, Object value) throws IOException {
        if (type == String.class) {
            writeBytes(((String) value).getBytes(StandardCharsets.UTF_8));
        } else if (type == byte[].class) {
            writeBytes((byte[]) value);
        } else if (type == int.class || type == Integer.class) {
            out.writeInt((Integer) value);
        } else if (type == long.class || type == Long.class) {
            out.writeLong((Long) value);
        } else if (type == boolean.class || type == Boolean.class) {
            out.writeBoolean((Boolean) value);
        } else if (type == Duration.class) {
            out.writeLong(((Duration) value).getSeconds());
            out.writeInt(((Duration) value).getNano());
        } else if (type == Instant.class) {
            out.writeLong(((Instant) value).getEpochSecond());
            out.writeInt(((Instant) value).getNano());
        } else if (type.isEnum()) {
            out.writeByte(((Enum<?>) value).ordinal());
        } else if (type.isRecord()) {
            writeRecord(type, value);
        } else if (type.isSealed() && type.isInterface()) {
            writeCase(type, value);
        } else {
            throw new IllegalArgumentException("the codec does not know " + type.getTypeName());
        }
    }

    private void writeBytes(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private void writeRecord(Class<?> type, Object value) throws IOException {
        Shape shape = Shape.of(type);
        out.writeByte(shape.types().length);
        for (int i = 0; i < shape.types().length; i++) {
            try {
                write(shape.types()[i], shape.accessors()[i].invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("cannot read " + shape.accessors()[i], e);
            }
        }
    }

    private void writeCase(Class<?> type, Object value) throws IOException {
        Class<?>[] cases = type.getPermittedSubclasses();
        for (int i = 0; i < cases.length; i++) {
            if (cases[i].isInstance(value)) {
                out.writeByte(i);
                write(cases[i], value);
                return;
            }
        }
        throw new IllegalArgumentException(value.getClass() + " is no " + type.getTypeName());
    }
}
