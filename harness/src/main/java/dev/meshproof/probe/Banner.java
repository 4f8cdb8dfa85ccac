package dev.meshproof.probe;

import dev.meshproof.wire.ByteStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a server says by itself. What counts of it is its first line, if it is text, with each number as one 0: servers put
 * the time, a counter or a challenge there, which are never the same.
 */
final class Banner {
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final int LONGEST = 1 << 10;

    private Banner() {}

    /** Never empty: no banner is as good as any. */
    static Optional<Answer.Response> listen(ByteStream stream, long end) {
        Duration left = TcpProbe.left(end);
        stream.limit(left.compareTo(LIMIT) < 0 ? left : LIMIT);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        byte[] buffer = new byte[LONGEST];
        try {
            while (said.size() < LONGEST && line(said.toByteArray()) < 0) {
                int read = stream.in().read(buffer);
                if (read < 0) {
                    break;
                }
                said.write(buffer, 0, read);
            }
        } catch (IOException over) {
            // Silence, or an end: what came came before.
        }
        byte[] bytes = said.toByteArray();
        Answer.Response counted = Responses.of(0, steady(bytes));
        return Optional.of(new Answer.Response(0, counted.sha256(), counted.bytes(), Responses.beginning(bytes)));
    }

    private static byte[] steady(byte[] said) {
        int end = line(said);
        byte[] line = Arrays.copyOf(said, end < 0 ? said.length : end);
        for (byte each : line) {
            if (each >= 0 && each < ' ' && each != '\r' && each != '\t') {
                return new byte[0];
            }
        }
        String text = new String(line, StandardCharsets.ISO_8859_1);
        return text.replaceAll("[0-9]+", "0").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where the first line ends; -1 if it does not yet. */
    private static int line(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
