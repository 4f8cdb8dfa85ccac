package dev.meshproof.probe;

import dev.meshproof.containers.agent.Dialer;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.ByteStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port of this machine's loopback that comes out elsewhere: at a port that a container reaches, directly or through a
 * SOCKS5 proxy there. For clients that know nothing of it: an HTTP client, a JDBC driver, a Redis client.
 *
 * <p>Takes any number of connections at once. One that cannot be made is reset, and {@link #failures()} says why.
 */
public final class PortForward implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PortForward.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int BACKLOG = 200;
    private static final int KEPT_FAILURES = 20;

    private final Dialer from;
    private final Optional<HostPort> proxy;
    private final HostPort to;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Deque<String> failures = new ArrayDeque<>();
    private final ExecutorService threads;

    private PortForward(Dialer from, Optional<HostPort> proxy, HostPort to) throws IOException {
        this.from = from;
        this.proxy = proxy;
        this.to = to;
        server = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        threads = Executors.newCachedThreadPool(run -> {
            Thread thread = new Thread(run, "meshproof forward " + server.getLocalPort());
            thread.setDaemon(true);
            return thread;
        });
        threads.execute(this::accept);
    }

    /**
     * Forwards to what {@code from} reaches as {@code host}.
     *
     * @throws IOException if this machine has no port left
     */
    public static PortForward direct(Dialer from, String host, int port) throws IOException {
        return new PortForward(from, Optional.empty(), new HostPort(host, port));
    }

    /**
     * Forwards to what the SOCKS5 proxy that {@code from} reaches at {@code proxy} knows as {@code host}.
     *
     * @throws IOException if this machine has no port left
     */
    public static PortForward throughSocks5(Dialer from, HostPort proxy, String host, int port) throws IOException {
        return new PortForward(from, Optional.of(proxy), new HostPort(host, port));
    }

    /** On 127.0.0.1. */
    public int port() {
        return server.getLocalPort();
    }

    /** {@code http://127.0.0.1:port}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Why connections could not be made, the last {@value #KEPT_FAILURES}. */
    public List<String> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    /** Stops listening and ends every connection. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("action=close-forward port={} failed={}", port(), e.getMessage());
        }
        open.forEach(ForwardedConnection::reset);
        threads.shutdownNow();
    }

    @Override
    public String toString() {
        return "127.0.0.1:" + port() + " to " + AddressText.hostPort(to.host(), to.port())
                + proxy.map(p -> " through " + p).orElse("");
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> forward(socket));
            } catch (RejectedExecutionException closed) {
                open.forEach(ForwardedConnection::reset);
            } catch (IOException closed) {
                if (!server.isClosed()) {
                    LOG.warn("action=accept forward=\"{}\" failed={}", this, closed.getMessage());
                }
            }
        }
    }

    private void forward(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
            ForwardedConnection connection = new ForwardedConnection(socket, dial());
            threads.execute(connection::fromLocal);
            connection.toLocal();
            connection.awaitEnd();
        } catch (IOException | RuntimeException e) {
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            if (!server.isClosed()) {
                fail(String.valueOf(cause.getMessage()));
            }
            ForwardedConnection.reset(socket);
        } finally {
            open.remove(socket);
        }
    }

    private ByteStream dial() throws IOException {
        if (proxy.isEmpty()) {
            return from.connect(to.host(), to.port(), LIMIT).join();
        }
        ByteStream stream =
                from.connect(proxy.get().host(), proxy.get().port(), LIMIT).join();
        Socks5Result result = Socks5Client.connect(stream, to.host(), to.port(), LIMIT);
        if (result instanceof Socks5Result.Connected connected) {
            return connected.stream();
        }
        String meaning = result instanceof Socks5Result.Refused refused ? " (" + refused.meaning() + ")" : "";
        throw new ConnectException("SOCKS5 proxy " + proxy.get() + ", asked for " + to + ": " + result + meaning);
    }

    private void fail(String why) {
        LOG.debug("action=forward forward=\"{}\" failed=\"{}\"", this, why);
        synchronized (failures) {
            if (failures.size() == KEPT_FAILURES) {
                failures.removeFirst();
            }
            failures.add(why);
        }
    }
}
