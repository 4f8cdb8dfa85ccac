package dev.meshproof.probe;

import dev.meshproof.wire.ByteStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a PostgreSQL client says before it sends a password (PostgreSQL 15 documentation, sections 55.2.1, 55.2.10 and 55.7).
 *
 * <p>The answer is in our words: the types of the server's messages in their order, with the kind of authentication that it
 * wants or its error's SQLSTATE. Salts, nonces and keys, which are drawn at random, are not in it.
 */
final class PostgresGreeting {
    private static final int SSL_REQUEST = 80_877_103;
    private static final int VERSION_3 = 3 << 16;
    private static final String STARTUP = "user\0meshproof\0\0";
    private static final int MOST_MESSAGES = 100;
    private static final int LONGEST_MESSAGE = 64 << 10;

    /** Nothing may follow the S of a server that speaks TLS; much else begins with an S too. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private PostgresGreeting() {}

    static Optional<Answer.Response> greet(ByteStream stream, long end) throws IOException {
        stream.limit(TcpProbe.left(end));
        DataInputStream in = new DataInputStream(stream.in());
        stream.out().write(message(SSL_REQUEST, ""));
        int tls = in.read();
        if (tls == 'S') {
            return isSilent(stream, end) ? answer(List.of("S")) : Optional.empty();
        }
        List<String> heard = new ArrayList<>();
        if (tls == 'E') {
            return hear('E', in, heard).isEmpty() ? Optional.empty() : answer(heard);
        }
        if (tls != 'N') {
            return Optional.empty();
        }
        heard.add("N");
        stream.out().write(message(VERSION_3, STARTUP));
        for (int i = 0; i < MOST_MESSAGES; i++) {
            Optional<Boolean> last = hear(in.read(), in, heard);
            if (last.isEmpty()) {
                return Optional.empty();
            }
            if (last.get()) {
                return answer(heard);
            }
        }
        return Optional.empty();
    }

    /** @return whether the server waits for us now, or is done with us; empty if this is no message of the protocol */
    private static Optional<Boolean> hear(int type, DataInputStream in, List<String> heard) throws IOException {
        if (type < 'A' || type > 'z') {
            return Optional.empty();
        }
        int length = in.readInt() - 4;
        if (length < 0 || length > LONGEST_MESSAGE) {
            return Optional.empty();
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        if (type == 'R') {
            if (length < 4) {
                return Optional.empty();
            }
            int wanted = ByteBuffer.wrap(body).getInt();
            heard.add("R" + wanted);
            return Optional.of(wanted != 0);
        }
        heard.add((char) type + (type == 'E' ? sqlState(body) : ""));
        return Optional.of(type == 'E' || type == 'Z');
    }

    /** Fields of an error: a letter and a text that ends with 0, C for the SQLSTATE. */
    private static String sqlState(byte[] error) {
        for (String field : new String(error, StandardCharsets.ISO_8859_1).split("\0")) {
            if (field.startsWith("C")) {
                return field.substring(1);
            }
        }
        return "";
    }

    private static boolean isSilent(ByteStream stream, long end) throws IOException {
        Duration left = TcpProbe.left(end);
        stream.limit(left.compareTo(PAUSE) < 0 ? left : PAUSE);
        try {
            return stream.in().read() < 0;
        } catch (InterruptedIOException silence) {
            return true;
        }
    }

    private static Optional<Answer.Response> answer(List<String> heard) {
        return Optional.of(Responses.of(0, String.join(" ", heard).getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] message(int code, String rest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(8 + rest.length());
        out.writeInt(code);
        out.writeBytes(rest);
        return bytes.toByteArray();
    }
}
