package dev.meshproof.probe;

import dev.meshproof.wire.ByteStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** PING as an inline command of the Redis serialization protocol, and the one line that answers it. */
final class RedisGreeting {
    /** A server that wants a password, or is loading, says so in an error. */
    private static final Pattern REPLY = Pattern.compile("\\+PONG|-[A-Z]+ .*");

    private static final int LONGEST = 1 << 10;

    private RedisGreeting() {}

    static Optional<Answer.Response> greet(ByteStream stream, long end) throws IOException {
        stream.limit(TcpProbe.left(end));
        stream.out().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] line = line(stream.in());
        boolean reply =
                REPLY.matcher(new String(line, StandardCharsets.ISO_8859_1)).matches();
        return reply ? Optional.of(Responses.of(0, line)) : Optional.empty();
    }

    /** Without its end; empty if it does not end as the protocol has it. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int last = 0;
        for (int next = in.read(); next >= 0 && line.size() < LONGEST; next = in.read()) {
            if (last == '\r' && next == '\n') {
                byte[] bytes = line.toByteArray();
                return Arrays.copyOf(bytes, bytes.length - 1);
            }
            line.write(next);
            last = next;
        }
        return new byte[0];
    }
}
