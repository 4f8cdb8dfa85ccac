package dev.meshproof.wiretap.forward;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Takes connections and forwards them until it is closed. {@link #run} is its thread; {@link #post} and {@link #close} may be
 * called from any.
 */
public final class Forwarder implements Runnable, Closeable, TlsEnd.Workers {
    private static final int BACKLOG = 1024;
    private static final int WORKERS = 2;
    private static final long SWEEP = TimeUnit.SECONDS.toNanos(1);
    private static final String[] TLS = {"TLSv1.3", "TLSv1.2"};
    private static final String HTTP = "http/1.1";

    private final Target target;
    private final SSLContext server;
    private final SSLContext client;
    private final Limits limits;
    private final Watch watch;
    private final Selector selector;
    private final ServerSocketChannel listener;
    private final SelectionKey accepting;
    private final int port;
    private final Buffers buffers = new Buffers();
    private final ByteBuffer plain = ByteBuffer.allocate(TlsEnd.RECORD);
    private final Set<Link> links = new LinkedHashSet<>();
    /** Those that hold something back that goes on by itself. */
    private final Set<Link> holding = new LinkedHashSet<>();

    private final Deque<Link> again = new ArrayDeque<>();
    private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, task -> {
        Thread thread = new Thread(task, "wiretap-worker");
        thread.setDaemon(true);
        return thread;
    });
    private long accepted;
    private long sweptAt = System.nanoTime();
    private volatile boolean stopped;

    /**
     * Listens already, and takes connections once it runs.
     *
     * @param server the certificate that clients are shown
     * @param client whom to trust as the relay
     * @throws IOException if the address cannot be had
     */
    public Forwarder(
            InetSocketAddress listen, Target target, SSLContext server, SSLContext client, Limits limits, Watch watch)
            throws IOException {
        this.target = target;
        this.server = server;
        this.client = client;
        this.limits = limits;
        this.watch = watch;
        this.selector = Selector.open();
        this.listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(listen, BACKLOG);
            listener.configureBlocking(false);
            this.accepting = listener.register(selector, SelectionKey.OP_ACCEPT);
            this.port = listener.socket().getLocalPort();
        } catch (IOException e) {
            listener.close();
            selector.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    /** Has something done on the forwarder's thread, soon, as long as it runs. */
    public void post(Runnable task) {
        posted.add(task);
        selector.wakeup();
    }

    /** Forwards until it is closed. */
    @Override
    public void run() {
        try (selector;
                listener) {
            while (!stopped) {
                long wait = waiting();
                if (wait <= 0) {
                    selector.selectNow(this::ready);
                } else {
                    selector.select(this::ready, wait);
                }
                for (Runnable task = posted.poll(); task != null; task = posted.poll()) {
                    task.run();
                }
                turns();
                sweep();
            }
        } catch (IOException e) {
            throw new IllegalStateException("the selector fails: " + e.getMessage(), e);
        } finally {
            new ArrayList<>(links).forEach(link -> link.close(Ending.STOPPED, "the wiretap stops"));
            workers.shutdownNow();
        }
    }

    /** In milliseconds; 0 if something is to be done at once. */
    private long waiting() {
        if (!again.isEmpty()) {
            return 0;
        }
        long now = System.nanoTime();
        long least = SWEEP;
        for (Link link : holding) {
            least = Math.min(least, link.due(now));
        }
        return TimeUnit.NANOSECONDS.toMillis(Math.max(0, least) + 999_999);
    }

    private void turns() {
        for (int i = again.size(); i > 0; i--) {
            again.remove().advance();
        }
        long now = System.nanoTime();
        if (!holding.isEmpty()) {
            holding.stream().filter(link -> link.due(now) <= 0).toList().forEach(Link::advance);
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        if (now - sweptAt < SWEEP) {
            return;
        }
        sweptAt = now;
        accepting.interestOps(SelectionKey.OP_ACCEPT);
        new ArrayList<>(links).forEach(link -> link.expire(now, limits));
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Link link) {
            link.ready(key);
        } else if (key.isValid() && key.isAcceptable()) {
            accept();
        }
    }

    private void accept() {
        try {
            for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
                take(channel);
            }
        } catch (IOException e) {
            // That one has gone again, or there are no more descriptors: the next sweep tries anew.
            accepting.interestOps(0);
            watch.turnedAway(Ending.CLIENT_LOST);
        }
    }

    private void take(SocketChannel channel) throws IOException {
        boolean admits = watch.admits();
        if (!admits || links.size() >= limits.connections()) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
            watch.turnedAway(admits ? Ending.TOO_MANY : Ending.REFUSED);
            return;
        }
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        InetAddress peer = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
        links.add(new Link(this, channel, watch.opened(++accepted, peer)));
    }

    /** Closes those connections whose conversation is such a one, and says how many. On the forwarder's thread. */
    public int close(Predicate<Watch.Conversation> which, Ending ending, String detail) {
        int before = links.size();
        for (Link link : new ArrayList<>(links)) {
            if (which.test(link.conversation())) {
                link.close(ending, detail);
            }
        }
        return before - links.size();
    }

    /** Moves what flows hold back and now let go. On the forwarder's thread. */
    public void advanceAll() {
        again.clear();
        again.addAll(links);
    }

    /** Bytes of buffers that connections hold. On the forwarder's thread. */
    public long buffered() {
        return (long) buffers.lent() * Buffers.SIZE;
    }

    /** How many connections there are. On the forwarder's thread. */
    public int connections() {
        return links.size();
    }

    SelectionKey register(SocketChannel channel, int operations, Link link) throws IOException {
        return channel.register(selector, operations, link);
    }

    SSLEngine serverEngine() {
        SSLEngine engine = server.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(TLS);
        engine.setHandshakeApplicationProtocolSelector((of, offered) -> offered.contains(HTTP) ? HTTP : "");
        return engine;
    }

    /** @param protocol what the client and we have agreed on, if anything */
    SSLEngine clientEngine(String protocol) {
        SSLEngine engine = client.createSSLEngine(target.name(), target.port());
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(TLS);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (HTTP.equals(protocol)) {
            parameters.setApplicationProtocols(new String[] {HTTP});
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    void resolve(Consumer<InetSocketAddress> then, Consumer<String> otherwise) {
        workers.execute(() -> {
            try {
                InetAddress address = InetAddress.getByName(target.host());
                post(() -> then.accept(new InetSocketAddress(address, target.port())));
            } catch (UnknownHostException e) {
                post(() -> otherwise.accept("no address of " + target.host()));
            }
        });
    }

    @Override
    public void execute(Runnable task) {
        workers.execute(task);
    }

    @Override
    public void done(Runnable then) {
        post(then);
    }

    Buffers buffers() {
        return buffers;
    }

    ByteBuffer plain() {
        return plain;
    }

    void again(Link link) {
        again.add(link);
    }

    void holds(Link link, boolean something) {
        if (something) {
            holding.add(link);
        } else if (!holding.isEmpty()) {
            holding.remove(link);
        }
    }

    void closed(Link link) {
        links.remove(link);
        holding.remove(link);
    }

    static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // There is nothing left to be done with it.
        }
    }

    @Override
    public void close() {
        stopped = true;
        selector.wakeup();
    }
}
