package dev.meshproof.probe;

import dev.meshproof.containers.agent.ConnectFailed;
import dev.meshproof.containers.agent.Dialer;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.ByteStream;
import dev.meshproof.wire.HttpGet;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Puts questions of reach from where a dialer is. The futures never fail: what went wrong with the probe itself is a
 * {@link Answer.ProbeFailed}. Limits are for the whole question.
 *
 * <p>Whoever accepts a connection was reached, whatever comes then: an answer that is no HTTP, a reset, or none within the
 * limit are a {@link Answer.Reached} without a response, never a failure to connect.
 */
public final class TcpProbe {
    /** Of a response's body, in bytes; what is longer is read no further. */
    public static final int MOST_BODY = 1 << 20;

    /**
     * How long a SOCKS5 proxy may take to connect before it is asked once more. tailscaled dials from a random port; if the
     * peer's still remembers a connection from that very port, closed less than a minute ago, it drops each packet of the new
     * one (gVisor at tailscale v1.102.3: TIME-WAIT gives a SYN to a listening endpoint, and behind tailscaled's forwarder
     * there is none). Of the service that says nothing; seen once in some 800 connections, 25 a minute to one service.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final ThreadFactory DAEMONS = run -> {
        Thread thread = new Thread(run, "meshproof probe");
        thread.setDaemon(true);
        return thread;
    };
    private static final ExecutorService PROBES = Executors.newCachedThreadPool(DAEMONS);

    private TcpProbe() {}

    /** Connects and leaves. */
    public static CompletableFuture<Answer> connect(Dialer from, String host, int port, Duration limit) {
        return direct(from, host, port, limit, (stream, at, end) -> new Answer.Reached(at, List.of()));
    }

    /** GET /. */
    public static CompletableFuture<Answer> http(Dialer from, String host, int port, Duration limit) {
        return httpForHost(from, host, port, AddressText.hostPort(host, port), limit);
    }

    /** GET / with a Host header that is not what is dialled. */
    public static CompletableFuture<Answer> httpForHost(
            Dialer from, String host, int port, String header, Duration limit) {
        return direct(from, host, port, limit, get(header));
    }

    /** GET / through a SOCKS5 proxy; a name is left to the proxy to resolve. */
    public static CompletableFuture<Answer> httpThroughSocks5(
            Dialer from, HostPort proxy, String host, int port, Duration limit) {
        return throughSocks5(from, proxy, host, port, limit, get(AddressText.hostPort(host, port)));
    }

    /** What is done with a connection once it is there. */
    interface Conversation {
        /**
         * Converses; the stream is closed afterwards.
         *
         * @param at what was reached, for the answer
         * @param end by {@link System#nanoTime()}
         * @throws IOException if the probe, not the other end, does not work
         */
        Answer with(ByteStream stream, String at, long end) throws IOException;
    }

    /** Over a bare TCP connect. */
    static CompletableFuture<Answer> direct(
            Dialer from, String host, int port, Duration limit, Conversation conversation) {
        return over(
                from,
                new HostPort(host, port),
                limit,
                (stream, at, end) -> conversation.with(stream, stream.address(), end));
    }

    /**
     * Through a SOCKS5 proxy; a name is left to the proxy to resolve. A proxy that has not connected after 2 s is asked a
     * second time, from another port of its own, if the limit leaves it more than that again.
     */
    static CompletableFuture<Answer> throughSocks5(
            Dialer from, HostPort proxy, String host, int port, Duration limit, Conversation conversation) {
        return throughSocks5(from, proxy, host, port, limit, PATIENCE, conversation);
    }

    static CompletableFuture<Answer> throughSocks5(
            Dialer from,
            HostPort proxy,
            String host,
            int port,
            Duration limit,
            Duration patience,
            Conversation conversation) {
        long end = System.nanoTime() + limit.toNanos();
        boolean twice = limit.compareTo(patience.multipliedBy(2)) > 0;
        return socks5(from, proxy, host, port, limit, twice ? patience : limit, conversation)
                .thenCompose(answer ->
                        twice && answer instanceof Answer.TimedOut && !left(end).isZero()
                                ? socks5(from, proxy, host, port, left(end), left(end), conversation)
                                : CompletableFuture.completedFuture(answer))
                .thenApply(answer -> answer instanceof Answer.UnknownName unknown
                        ? new Answer.ProbeFailed("the proxy's name does not resolve: " + unknown.at())
                        : answer);
    }

    /** @param patience for the proxy's reply */
    private static CompletableFuture<Answer> socks5(
            Dialer from,
            HostPort proxy,
            String host,
            int port,
            Duration limit,
            Duration patience,
            Conversation conversation) {
        return over(from, proxy, limit, (stream, at, end) -> {
            String reached = AddressText.hostPort(host, port) + " through " + stream.address();
            Duration left = left(end);
            Socks5Result result =
                    Socks5Client.connect(stream, host, port, left.compareTo(patience) < 0 ? left : patience);
            if (result instanceof Socks5Result.Connected) {
                return conversation.with(stream, reached, end);
            } else if (result instanceof Socks5Result.Refused refused) {
                return new Answer.ProxyRefused(reached, refused.reply());
            } else if (result instanceof Socks5Result.TimedOut) {
                return new Answer.TimedOut(reached);
            } else if (result instanceof Socks5Result.Reset) {
                return new Answer.Reset(stream.address());
            } else if (result instanceof Socks5Result.NoSocks5 other) {
                return new Answer.ProbeFailed("no SOCKS5 proxy at " + stream.address() + ": " + other.why());
            }
            throw new IllegalStateException("no answer for " + result);
        });
    }

    static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private static CompletableFuture<Answer> over(Dialer from, HostPort to, Duration limit, Conversation conversation) {
        long end = System.nanoTime() + limit.toNanos();
        return from.connect(to.host(), to.port(), limit)
                .thenApplyAsync(
                        stream -> {
                            try (stream) {
                                return conversation.with(stream, stream.address(), end);
                            } catch (IOException e) {
                                return new Answer.ProbeFailed(String.valueOf(e.getMessage()));
                            }
                        },
                        PROBES)
                .exceptionally(TcpProbe::failed);
    }

    private static Conversation get(String host) {
        return (stream, at, end) -> {
            stream.limit(left(end));
            try {
                HttpGet.Response response = HttpGet.over(stream.in(), stream.out(), host, "/", MOST_BODY);
                return new Answer.Reached(at, List.of(Responses.of(response.status(), response.body())));
            } catch (IOException e) {
                return new Answer.Reached(at, List.of());
            }
        };
    }

    private static Answer failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof ConnectFailed connect)) {
            return new Answer.ProbeFailed(String.valueOf(cause.getMessage()));
        }
        return Outcomes.answer(connect.outcome(), connect.address(), connect.reason());
    }
}
