package dev.meshproof.containers.agent;

import com.github.dockerjava.api.DockerClient;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.ByteStream;
import dev.meshproof.wire.Codec;
import dev.meshproof.wire.ConnectOutcome;
import dev.meshproof.wire.ConnectResult;
import dev.meshproof.wire.ConnectTo;
import dev.meshproof.wire.FlowStream;
import dev.meshproof.wire.Frame;
import dev.meshproof.wire.FrameReader;
import dev.meshproof.wire.FrameType;
import dev.meshproof.wire.FrameWriter;
import dev.meshproof.wire.Identity;
import dev.meshproof.wire.MalformedFrame;
import dev.meshproof.wire.Protocol;
import dev.meshproof.wire.StreamTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A running agent. Carries any number of requests and streams at once; thread-safe.
 *
 * <p>When the agent ends, every future that is open fails with {@link AgentLost}, as does every later call, and every
 * stream's reads and writes fail.
 */
public final class AgentConnection implements Dialer, AutoCloseable {
    /** For requests that give no limit of their own. */
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(10);

    private final String name;
    private final AgentTransport transport;
    private final FrameWriter frames;
    private final StreamTable streams;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<AgentReply>> asked = new ConcurrentHashMap<>();
    private final Map<Integer, CompletableFuture<ConnectResult>> opening = new ConcurrentHashMap<>();
    private final CompletableFuture<Identity> hello = new CompletableFuture<>();
    private final AtomicReference<@Nullable AgentLost> lost = new AtomicReference<>();
    private volatile boolean closing;

    private AgentConnection(String name, AgentTransport transport) {
        this.name = name;
        this.transport = transport;
        frames = new FrameWriter(transport.out());
        streams = new StreamTable(frames);
    }

    /**
     * Starts an agent in a running container that has a java on its path and {@link AgentJar#bytes()} at
     * {@link AgentJar#PATH}.
     *
     * @param limit for the agent to say hello
     * @return fails with {@link AgentLost} or {@link AgentSilent}
     */
    public static CompletableFuture<AgentConnection> open(DockerClient docker, String containerId, Duration limit) {
        return open(docker, containerId, AgentJar.command(), limit);
    }

    /** As {@link #open(DockerClient, String, Duration)}, with another {@linkplain AgentJar#command command}. */
    public static CompletableFuture<AgentConnection> open(
            DockerClient docker, String containerId, List<String> command, Duration limit) {
        String name = "in container " + containerId.substring(0, Math.min(12, containerId.length()));
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return new DockerExec(docker, containerId, command);
                            } catch (RuntimeException e) {
                                throw new CompletionException(
                                        new AgentLost("probe agent " + name + " did not start: " + e.getMessage(), e));
                            }
                        },
                        Limits.callbacks())
                .thenCompose(exec -> over(name, exec, limit));
    }

    /**
     * Speaks to an agent over any transport, which the connection owns from here on.
     *
     * @param name for messages, e.g. {@code in container 3f2a}
     * @param limit for the agent to say hello
     */
    public static CompletableFuture<AgentConnection> over(String name, AgentTransport transport, Duration limit) {
        AgentConnection connection = new AgentConnection(name, transport);
        Limits.daemon("agent reader").newThread(connection::read).start();
        return Limits.bound(
                        connection.hello,
                        limit,
                        () -> new AgentSilent("probe agent " + name + " did not say hello within " + limit + "; "
                                + transport.lastWords()))
                .whenComplete((identity, failure) -> {
                    if (failure != null) {
                        connection.close();
                    }
                })
                .thenApply(identity -> connection);
    }

    /** What the agent said of itself when it started. */
    public Identity identity() {
        return hello.join();
    }

    /** Whether the agent can still be asked. */
    public boolean isAlive() {
        return lost.get() == null && !closing;
    }

    /** As {@link #ask(AgentRequest, Duration)} with {@link #USUAL_LIMIT}. */
    public <R extends AgentReply> CompletableFuture<R> ask(AgentRequest<R> request) {
        return ask(request, USUAL_LIMIT);
    }

    /**
     * Asks.
     *
     * @param limit after which the answer is no longer waited for
     * @return fails with {@link RequestFailed}, {@link AgentSilent} or {@link AgentLost}
     */
    public <R extends AgentReply> CompletableFuture<R> ask(AgentRequest<R> request, Duration limit) {
        byte[] encoded = Codec.encode(AgentRequest.class, request);
        int id = ids.incrementAndGet();
        CompletableFuture<AgentReply> reply = new CompletableFuture<>();
        asked.put(id, reply);
        send(reply, FrameType.ASK, id, encoded);
        return Limits.bound(reply, limit.plus(Protocol.SLACK), () -> silent(request.toString(), limit))
                .whenComplete((value, failure) -> asked.remove(id))
                .thenCompose(value -> typed(request, value));
    }

    @Override
    public CompletableFuture<ByteStream> connect(String host, int port, Duration limit) {
        byte[] request = Codec.encode(ConnectTo.class, new ConnectTo(host, port, limit));
        int id = ids.incrementAndGet();
        FlowStream stream = streams.create(id);
        CompletableFuture<ConnectResult> result = new CompletableFuture<>();
        opening.put(id, result);
        send(result, FrameType.OPEN, id, request);
        return Limits.bound(result, limit.plus(Protocol.SLACK), () -> silent("connect to " + host + ":" + port, limit))
                .whenComplete((value, failure) -> {
                    opening.remove(id);
                    if (failure != null || value.outcome() != ConnectOutcome.CONNECTED) {
                        stream.close();
                    }
                })
                .thenCompose(value -> {
                    stream.connected(value.address(), value.localPort());
                    return value.outcome() == ConnectOutcome.CONNECTED
                            ? CompletableFuture.completedFuture(stream)
                            : CompletableFuture.failedFuture(new ConnectFailed(value));
                });
    }

    /** Ends the agent and with it every stream; futures that are open fail. */
    @Override
    public void close() {
        closing = true;
        lose("was closed", null);
        transport.close();
    }

    private void send(CompletableFuture<?> waiting, FrameType type, int id, byte[] payload) {
        try {
            frames.write(type, id, payload);
        } catch (IOException e) {
            lose("cannot be written to: " + e.getMessage(), e);
        }
        AgentLost gone = lost.get();
        if (gone != null) {
            waiting.completeExceptionally(gone);
        }
    }

    private static <R extends AgentReply> CompletableFuture<R> typed(AgentRequest<R> request, AgentReply reply) {
        if (request.replyType().isInstance(reply)) {
            return CompletableFuture.completedFuture(request.replyType().cast(reply));
        }
        if (reply instanceof AgentReply.Failed failed) {
            return CompletableFuture.failedFuture(new RequestFailed(failed.why()));
        }
        return CompletableFuture.failedFuture(
                new MalformedFrame("a " + reply.getClass().getSimpleName() + " in reply to " + request));
    }

    private AgentSilent silent(String what, Duration limit) {
        return new AgentSilent("probe agent " + name + " did not answer within " + limit + ": " + what);
    }

    private void read() {
        FrameReader reader = new FrameReader(transport.in());
        try {
            reader.expectPreamble();
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                handle(frame);
            }
            lose("ended", null);
        } catch (IOException | RuntimeException e) {
            lose("was lost: " + e.getMessage(), e);
        }
        transport.close();
    }

    /** Never blocks, and never writes: the agent may be waiting for us to read. */
    private void handle(Frame frame) throws IOException {
        switch (frame.type()) {
            case HELLO -> complete(hello, Codec.decode(Identity.class, frame.payload()));
            case REPLY -> complete(asked.remove(frame.id()), Codec.decode(AgentReply.class, frame.payload()));
            case OPENED -> complete(opening.remove(frame.id()), Codec.decode(ConnectResult.class, frame.payload()));
            case DATA, CREDIT, END, CLOSE -> streams.dispatch(frame);
            case ASK, OPEN -> throw new MalformedFrame("unexpected " + frame);
        }
    }

    /** Does nothing if nobody waits any more. */
    private static <T> void complete(@Nullable CompletableFuture<T> waiting, T value) {
        if (waiting != null) {
            Limits.callbacks().execute(() -> waiting.complete(value));
        }
    }

    private void lose(String why, @Nullable Throwable cause) {
        if (lost.get() != null) {
            return;
        }
        String words = closing ? "" : transport.lastWords();
        String message = "probe agent " + name + " " + why + (words.isEmpty() ? "" : " (" + words + ")");
        AgentLost gone = new AgentLost(message, cause);
        if (!lost.compareAndSet(null, gone)) {
            return;
        }
        streams.loseAll(message);
        List<CompletableFuture<?>> waiting = new ArrayList<>(asked.values());
        waiting.addAll(opening.values());
        waiting.add(hello);
        for (CompletableFuture<?> each : waiting) {
            Limits.callbacks().execute(() -> each.completeExceptionally(gone));
        }
    }
}
