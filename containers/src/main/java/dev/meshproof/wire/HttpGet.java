package dev.meshproof.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One request, a GET mostly, over a connection that serves for nothing else (RFC 9112): {@code Connection: close}, no
 * redirects, bodies by length, in chunks, or up to the end.
 */
public final class HttpGet {
    private static final int LONGEST_LINE = 8 << 10;
    private static final int MOST_HEADERS = 200;

    private HttpGet() {}

    /**
     * An answer.
     *
     * @param body the first bytes of it
     * @param truncated whether it was longer
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Response(int status, byte[] body, boolean truncated) {}

    /**
     * Asks and waits for the whole answer.
     *
     * @param host for the Host header
     * @param path with its query
     * @param most bytes of the body to keep; the rest is not read
     * @throws MalformedFrame if what comes is no HTTP/1.x response; the message shows its beginning
     * @throws EOFException if the connection ends before the response does
     */
    public static Response over(InputStream in, OutputStream out, String host, String path, int most)
            throws IOException {
        return ask("GET", in, out, host, path, "\r\n", most);
    }

    /**
     * As {@link #over}, with another method and a body.
     *
     * @param method e.g. {@code PUT}
     * @param body ASCII
     */
    public static Response with(
            String method, InputStream in, OutputStream out, String host, String path, String body, int most)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        return ask(method, in, out, host, path, "Content-Length: " + bytes.length + "\r\n\r\n" + body, most);
    }

    /** @param end of the request, from what is said of its body on */
    private static Response ask(
            String method, InputStream in, OutputStream out, String host, String path, String end, int most)
            throws IOException {
        if (hasControl(host) || hasControl(path)) {
            throw new IllegalArgumentException("control characters or spaces in " + host + path);
        }
        String request = method + " " + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: meshproof\r\nAccept: */*\r\nConnection: close\r\n" + end;
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return read(new BufferedInputStream(in), most);
    }

    private static Response read(InputStream in, int most) throws IOException {
        while (true) {
            int status = status(line(in));
            long length = -1;
            boolean chunked = false;
            int headers = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (++headers > MOST_HEADERS) {
                    throw new MalformedFrame("more than " + MOST_HEADERS + " headers");
                }
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = number(lower.substring(15).strip(), 10);
                } else if (lower.startsWith("transfer-encoding:")) {
                    chunked = lower.endsWith("chunked");
                }
            }
            if (status == 204 || status == 304) {
                return new Response(status, new byte[0], false);
            }
            if (status >= 200) {
                return chunked ? readChunks(in, status, most) : readBody(in, status, length, most);
            }
        }
    }

    private static Response readBody(InputStream in, int status, long length, int most) throws IOException {
        if (length < 0) {
            byte[] body = in.readNBytes(most);
            return new Response(status, body, body.length == most && in.read() >= 0);
        }
        byte[] body = in.readNBytes((int) Math.min(length, most));
        if (body.length < Math.min(length, most)) {
            throw new EOFException("the body ended after " + body.length + " of " + length + " bytes");
        }
        return new Response(status, body, length > most);
    }

    private static Response readChunks(InputStream in, int status, int most) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            int extension = size.indexOf(';');
            long chunk = number((extension < 0 ? size : size.substring(0, extension)).strip(), 16);
            if (chunk == 0) {
                return new Response(status, body.toByteArray(), false);
            }
            int wanted = (int) Math.min(chunk, most - body.size());
            byte[] bytes = in.readNBytes(wanted);
            body.write(bytes, 0, bytes.length);
            if (bytes.length < wanted) {
                throw new EOFException("the body ended inside a chunk");
            }
            if (wanted < chunk) {
                return new Response(status, body.toByteArray(), true);
            }
            if (!line(in).isEmpty()) {
                throw new MalformedFrame("a chunk that is longer than it says");
            }
        }
    }

    private static int status(String line) throws MalformedFrame {
        if (line.startsWith("HTTP/1.") && line.length() >= 12) {
            long status = number(line.substring(9, 12), 10);
            if (status >= 100) {
                return (int) status;
            }
        }
        throw new MalformedFrame("no HTTP/1.x response, but: " + line.substring(0, Math.min(80, line.length())));
    }

    private static long number(String digits, int radix) throws MalformedFrame {
        try {
            long number = Long.parseLong(digits, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new MalformedFrame("\"" + digits + "\" where a number is expected");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended where a line of HTTP is expected"
                        + (line.length() == 0 ? "" : ", after: " + line));
            }
            if (next == '\n') {
                int length = line.length();
                return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
            }
            if (line.length() == LONGEST_LINE) {
                throw new MalformedFrame("no HTTP/1.x response, but: " + line.substring(0, 80));
            }
            line.append((char) next);
        }
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return true;
            }
        }
        return false;
    }
}
