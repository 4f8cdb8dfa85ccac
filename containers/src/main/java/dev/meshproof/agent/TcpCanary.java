package dev.meshproof.agent;

import dev.meshproof.wire.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/**
 * Answers every connect at once, before anything was asked: so the answer is a banner for whoever only listens, and a
 * response for whoever sends a request, also through a proxy that speaks HTTP itself.
 */
final class TcpCanary implements Canary {
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
                    + Protocol.CANARY.length() + "\r\nConnection: close\r\n\r\n" + Protocol.CANARY)
            .getBytes(StandardCharsets.US_ASCII);

    /** Visitors that are waited for at once. */
    private static final int MOST_LINGERING = 64;

    /** How long a visitor may take to leave, in milliseconds, and how much it may send meanwhile, in bytes. */
    private static final int LINGER_MILLIS = 2_000;

    private static final int MOST_READ = 1 << 20;

    private final Visitors visitors = new Visitors();
    private final Semaphore lingering = new Semaphore(MOST_LINGERING);
    private final ServerSocket server = new ServerSocket();
    private final Workers workers;
    private final Thread serving;

    TcpCanary(InetSocketAddress at, Workers workers) throws IOException {
        this.workers = workers;
        try {
            server.bind(at);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        serving = workers.thread("tcp canary " + port(), this::serve);
    }

    @Override
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public Visitors visitors() {
        return visitors;
    }

    @Override
    public void close() throws IOException {
        server.close();
        Canary.awaitGone(serving);
    }

    /** Ends when the server is closed. */
    private void serve() throws IOException {
        while (true) {
            Socket socket = server.accept();
            visitors.add(socket.getInetAddress());
            try {
                socket.getOutputStream().write(ANSWER);
                socket.shutdownOutput();
            } catch (IOException gone) {
                // The visitor left; others may come.
            }
            if (lingering.tryAcquire()) {
                workers.thread("canary visitor", () -> linger(socket));
            } else {
                socket.close();
            }
        }
    }

    /** Closing a socket with unread bytes resets it, which can cost the visitor the answer. */
    private void linger(Socket socket) throws IOException {
        long end = System.nanoTime() + LINGER_MILLIS * 1_000_000L;
        byte[] buffer = new byte[4096];
        try (socket) {
            InputStream in = socket.getInputStream();
            int read = 0;
            for (int all = 0; read >= 0 && all < MOST_READ; all += read) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                socket.setSoTimeout((int) left);
                read = in.read(buffer);
            }
        } finally {
            lingering.release();
        }
    }
}
