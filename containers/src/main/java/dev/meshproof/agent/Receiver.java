package dev.meshproof.agent;

import dev.meshproof.wire.AgentReply;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Takes a given number of bytes of each connection, then answers, and keeps what it takes to tell what came. */
final class Receiver implements Closeable {
    private static final int MOST_CONNECTIONS = 256;

    /** How long somebody may take to leave, in milliseconds. */
    private static final int LINGER_MILLIS = 2_000;

    private final ServerSocket server = new ServerSocket();
    private final int expected;
    private final byte[] answer;
    private final Workers workers;
    private final List<Connection> connections = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Thread serving;

    Receiver(InetSocketAddress at, int expected, byte[] answer, Workers workers) throws IOException {
        this.expected = expected;
        this.answer = answer;
        this.workers = workers;
        try {
            server.bind(at);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        serving = workers.thread("receiver " + port(), this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Ends when the server is closed. */
    private void serve() throws IOException {
        while (true) {
            Socket socket = server.accept();
            Connection connection = new Connection(socket, sha256());
            synchronized (connections) {
                if (connections.size() < MOST_CONNECTIONS) {
                    connections.add(connection);
                    threads.add(workers.thread("receiving", () -> receive(connection)));
                    continue;
                }
            }
            socket.close();
        }
    }

    private void receive(Connection connection) throws IOException {
        try (Socket socket = connection.socket) {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[16 << 10];
            int left = expected;
            while (left > 0) {
                int read = in.read(buffer, 0, Math.min(left, buffer.length));
                if (read < 0) {
                    return;
                }
                connection.took(buffer, read);
                left -= read;
            }
            socket.getOutputStream().write(answer);
            connection.answered();
            socket.shutdownOutput();
            socket.setSoTimeout(LINGER_MILLIS);
            // Closing a socket with unread bytes would reset it, and the answer could be lost.
            while (in.read(buffer) >= 0) {
                connection.tookMore();
            }
        }
    }

    AgentReply.ReceivedList received() {
        synchronized (connections) {
            return new AgentReply.ReceivedList(
                    connections.stream().map(Connection::received).toList());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Canary.awaitGone(serving);
        for (Connection each : connections) {
            each.close();
        }
        for (Thread each : threads) {
            Canary.awaitGone(each);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static final class Connection {
        private final Socket socket;
        private final MessageDigest digest;
        private long bytes;
        private boolean answered;
        private boolean closed;

        Connection(Socket socket, MessageDigest digest) {
            this.socket = socket;
            this.digest = digest;
        }

        synchronized void took(byte[] some, int length) {
            if (!closed) {
                digest.update(some, 0, length);
                bytes += length;
            }
        }

        /** Nothing more was expected: what comes is as wrong as what is altered. */
        synchronized void tookMore() {
            answered = false;
        }

        synchronized void answered() {
            answered = true;
        }

        /** What came behind an answer and was not read yet has come all the same. */
        synchronized void close() throws IOException {
            answered &= unread() == 0;
            socket.close();
        }

        private int unread() {
            try {
                return socket.getInputStream().available();
            } catch (IOException e) {
                // Closed already, and judged by what was read.
                return 0;
            }
        }

        synchronized AgentReply.Received received() {
            closed = true;
            return new AgentReply.Received(bytes, HexFormat.of().formatHex(digest.digest()), answered);
        }
    }
}
