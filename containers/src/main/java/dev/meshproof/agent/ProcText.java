package dev.meshproof.agent;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files of /proc and /sys, whose size is known only once they have been read. */
final class ProcText {
    /** More than any table we read should ever take, in bytes. */
    private static final int MOST = 16 << 20;

    private ProcText() {}

    /** @throws IOException also if the file is longer than 16 MiB: a part of a table would prove nothing */
    static String read(String path) throws IOException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String path) throws IOException {
        byte[] bytes = beginning(path, MOST + 1);
        if (bytes.length > MOST) {
            throw new IOException(path + " is longer than " + MOST + " bytes");
        }
        return bytes;
    }

    static byte[] beginning(String path, int most) throws IOException {
        try (InputStream in = new FileInputStream(path)) {
            return in.readNBytes(most);
        }
    }
}
