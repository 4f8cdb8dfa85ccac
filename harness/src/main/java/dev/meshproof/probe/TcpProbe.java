package dev.meshproof.probe;

import dev.meshproof.containers.agent.ConnectFailed;
import dev.meshproof.containers.agent.Dialer;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.ByteStream;
import dev.meshproof.wire.HttpGet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
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

    private static final int SHOWN = 200;
    private static final ThreadFactory DAEMONS = run -> {
        Thread thread = new Thread(run, "meshproof probe");
        thread.setDaemon(true);
        return thread;
    };
    private static final ExecutorService PROBES = Executors.newCachedThreadPool(DAEMONS);

    private TcpProbe() {}

    /** Connects and leaves. */
    public static CompletableFuture<Answer> connect(Dialer from, String host, int port, Duration limit) {
        return ask(
                from,
                new HostPort(host, port),
                limit,
                (stream, end) -> new Answer.Reached(stream.address(), List.of()));
    }

    /** GET /. */
    public static CompletableFuture<Answer> http(Dialer from, String host, int port, Duration limit) {
        return httpForHost(from, host, port, AddressText.hostPort(host, port), limit);
    }

    /** GET / with a Host header that is not what is dialled. */
    public static CompletableFuture<Answer> httpForHost(
            Dialer from, String host, int port, String header, Duration limit) {
        return ask(from, new HostPort(host, port), limit, (stream, end) -> {
            stream.limit(left(end));
            return get(stream, stream.address(), header);
        });
    }

    /** GET / through a SOCKS5 proxy; a name is left to the proxy to resolve. */
    public static CompletableFuture<Answer> httpThroughSocks5(
            Dialer from, HostPort proxy, String host, int port, Duration limit) {
        String destination = AddressText.hostPort(host, port);
        return ask(from, proxy, limit, (stream, end) -> {
                    String at = destination + " through " + stream.address();
                    Socks5Result result = Socks5Client.connect(stream, host, port, left(end));
                    if (result instanceof Socks5Result.Connected) {
                        stream.limit(left(end));
                        return get(stream, at, destination);
                    } else if (result instanceof Socks5Result.Refused refused) {
                        return new Answer.ProxyRefused(at, refused.reply());
                    } else if (result instanceof Socks5Result.TimedOut) {
                        return new Answer.TimedOut(at);
                    } else if (result instanceof Socks5Result.Reset) {
                        return new Answer.Reset(stream.address());
                    } else if (result instanceof Socks5Result.NoSocks5 other) {
                        return new Answer.ProbeFailed("no SOCKS5 proxy at " + stream.address() + ": " + other.why());
                    }
                    throw new IllegalStateException("no answer for " + result);
                })
                .thenApply(answer -> answer instanceof Answer.UnknownName unknown
                        ? new Answer.ProbeFailed("the proxy's name does not resolve: " + unknown.at())
                        : answer);
    }

    private interface OnceConnected {
        Answer ask(ByteStream stream, long end) throws IOException;
    }

    private static CompletableFuture<Answer> ask(Dialer from, HostPort to, Duration limit, OnceConnected then) {
        long end = System.nanoTime() + limit.toNanos();
        return from.connect(to.host(), to.port(), limit)
                .thenApplyAsync(
                        stream -> {
                            try (stream) {
                                return then.ask(stream, end);
                            } catch (IOException e) {
                                return new Answer.ProbeFailed(String.valueOf(e.getMessage()));
                            }
                        },
                        PROBES)
                .exceptionally(TcpProbe::failed);
    }

    private static Answer get(ByteStream stream, String at, String host) {
        try {
            HttpGet.Response response = HttpGet.over(stream.in(), stream.out(), host, "/", MOST_BODY);
            byte[] body = response.body();
            String text = new String(body, 0, Math.min(body.length, 4 * SHOWN), StandardCharsets.UTF_8);
            String beginning = text.substring(0, Math.min(text.length(), SHOWN));
            return new Answer.Reached(
                    at, List.of(new Answer.Response(response.status(), sha256(body), body.length, beginning)));
        } catch (IOException e) {
            return new Answer.Reached(at, List.of());
        }
    }

    private static Answer failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof ConnectFailed connect)) {
            return new Answer.ProbeFailed(String.valueOf(cause.getMessage()));
        }
        String at = connect.address();
        return switch (connect.outcome()) {
            case REFUSED -> new Answer.Refused(at);
            case RESET -> new Answer.Reset(at);
            case TIMED_OUT -> new Answer.TimedOut(at);
            case NO_ROUTE -> new Answer.NoRoute(at);
            case UNKNOWN_HOST -> new Answer.UnknownName(at);
            case CONNECTED, FAILED -> new Answer.ProbeFailed("cannot connect to " + at + ": " + connect.reason());
        };
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
