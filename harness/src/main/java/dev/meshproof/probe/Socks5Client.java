package dev.meshproof.probe;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.ByteStream;
import dev.meshproof.wire.StreamReset;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** SOCKS5 (RFC 1928): CONNECT without authentication. Names go to the proxy as names, which resolves them. */
public final class Socks5Client {
    private static final int VERSION = 5;
    private static final int NO_AUTHENTICATION = 0;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    private static final int LONGEST_NAME = 255;

    private Socks5Client() {}

    /**
     * Asks the proxy at the other end of {@code proxy} for a connection. Unless it connects, the stream is closed.
     *
     * @param host an address, or a name of at most 255 bytes
     * @param limit for the whole exchange; the stream has no limit afterwards
     * @throws IllegalArgumentException if {@code host} or {@code port} cannot be asked for
     * @throws IOException if the way to the proxy, not the proxy, failed
     */
    public static Socks5Result connect(ByteStream proxy, String host, int port, Duration limit) throws IOException {
        byte[] request = request(host, port);
        boolean connected = false;
        proxy.limit(limit);
        String waitingFor = "its choice of authentication";
        try {
            proxy.out().write(new byte[] {VERSION, 1, NO_AUTHENTICATION});
            byte[] choice = read(proxy.in(), 2);
            if (choice[0] != VERSION) {
                return new Socks5Result.NoSocks5("it began with byte " + (choice[0] & 0xff) + ", expected 5");
            }
            if (choice[1] != NO_AUTHENTICATION) {
                return new Socks5Result.NoSocks5("it wants authentication, method " + (choice[1] & 0xff));
            }
            waitingFor = "its reply to the CONNECT";
            proxy.out().write(request);
            byte[] reply = read(proxy.in(), 4);
            if (reply[0] != VERSION) {
                return new Socks5Result.NoSocks5("its reply began with byte " + (reply[0] & 0xff) + ", expected 5");
            }
            if (reply[1] != 0) {
                return new Socks5Result.Refused(reply[1] & 0xff);
            }
            waitingFor = "the rest of its reply";
            if (!skipBound(proxy.in(), reply[3])) {
                return new Socks5Result.NoSocks5("its reply has address type " + (reply[3] & 0xff));
            }
            proxy.noLimit();
            connected = true;
            return new Socks5Result.Connected(proxy);
        } catch (InterruptedIOException e) {
            return new Socks5Result.TimedOut(waitingFor);
        } catch (StreamReset e) {
            return new Socks5Result.Reset();
        } catch (EOFException e) {
            return new Socks5Result.NoSocks5("it ended the connection before " + waitingFor);
        } finally {
            if (!connected) {
                proxy.close();
            }
        }
    }

    private static byte[] request(String host, int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + ", expected 1 to 65535");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(VERSION);
        request.write(CONNECT);
        request.write(0);
        InetAddress literal = AddressText.parse(host);
        if (literal != null) {
            byte[] address = literal.getAddress();
            request.write(address.length == 4 ? IPV4 : IPV6);
            request.write(address, 0, address.length);
        } else {
            byte[] name = host.getBytes(StandardCharsets.UTF_8);
            if (name.length == 0 || name.length > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "a name of " + name.length + " bytes, SOCKS5 takes 1 to " + LONGEST_NAME);
            }
            request.write(NAME);
            request.write(name.length);
            request.write(name, 0, name.length);
        }
        request.write(port >> 8);
        request.write(port);
        return request.toByteArray();
    }

    /** The address that the proxy connected from: of no use, but it stands before the destination's first byte. */
    private static boolean skipBound(InputStream in, int type) throws IOException {
        int length;
        switch (type) {
            case IPV4 -> length = 4;
            case IPV6 -> length = 16;
            case NAME -> length = read(in, 1)[0] & 0xff;
            default -> {
                return false;
            }
        }
        read(in, length + 2);
        return true;
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }
}
