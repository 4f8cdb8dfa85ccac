package dev.meshproof.probe;

import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.sdl.Sha256;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.Received;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.ByteStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Sends something through a replica's SOCKS5 proxy to a listener of ours on another's 127.0.0.1, to which tailscaled forwards
 * as to any port there, and takes something back. Both ends say what came.
 */
final class OwnTransfer {
    private static final String HERE = "127.0.0.1";

    private final Place source;
    private final HostPort proxy;
    private final Place destination;
    private final String host;

    /** @param host the destination's 100.x address */
    OwnTransfer(Place source, HostPort proxy, Place destination, String host) {
        this.source = source;
        this.proxy = proxy;
        this.destination = destination;
        this.host = host;
    }

    /** Is told of the connection before anything is sent over it. */
    interface Begun {
        void with(ByteStream stream, int port) throws ProbeUnavailable;
    }

    private record AtSource(boolean wrote, byte[] came, String then) {}

    /**
     * Transfers, and waits for its end.
     *
     * @param connect how long the connection may take
     * @param limit for all of it
     */
    Transfer transfer(byte[] request, byte[] answer, Duration connect, Duration limit, Begun begun)
            throws ProbeUnavailable {
        long end = System.nanoTime() + limit.toNanos();
        AgentReply.ListenReply listening = destination
                .agent()
                .ask(new AgentRequest.Receive(HERE, 0, request.length, answer))
                .join();
        if (!(listening instanceof AgentReply.Listening own)) {
            throw new ProbeUnavailable("no listener of ours at the destination: " + listening);
        }
        AtomicReference<AtSource> seen = new AtomicReference<>();
        Answer reached;
        List<Received> came;
        try {
            reached = TcpProbe.throughSocks5(source.agent(), proxy, host, own.port(), connect, (stream, at, until) -> {
                        seen.set(converse(stream, own.port(), request, answer.length, end, begun));
                        return new Answer.Reached(at, List.of());
                    })
                    .join();
        } finally {
            came = destination
                    .agent()
                    .ask(new AgentRequest.EndReceive(HERE, own.port()))
                    .join()
                    .connections();
        }
        AtSource atSource = seen.get();
        if (reached instanceof Answer.ProbeFailed failed) {
            throw new ProbeUnavailable(failed.why());
        }
        return atSource == null
                ? new Transfer(Transfer.Then.NOT_CONNECTED, 0, 0, reached.toString())
                : judged(atSource, came, request, answer);
    }

    private static AtSource converse(ByteStream stream, int port, byte[] request, int expected, long end, Begun begun)
            throws IOException {
        try {
            begun.with(stream, port);
        } catch (ProbeUnavailable e) {
            throw new IOException(e.getMessage(), e);
        }
        stream.limit(TcpProbe.left(end));
        boolean wrote = false;
        byte[] came = new byte[expected + 1];
        int length = 0;
        try {
            stream.out().write(request);
            wrote = true;
            for (int read = 0; read >= 0 && length < came.length; length += Math.max(0, read)) {
                read = stream.in().read(came, length, came.length - length);
            }
            return new AtSource(true, Arrays.copyOf(came, length), "ended");
        } catch (IOException e) {
            return new AtSource(wrote, Arrays.copyOf(came, length), String.valueOf(e.getMessage()));
        }
    }

    private static Transfer judged(AtSource atSource, List<Received> there, byte[] request, byte[] answer) {
        byte[] came = atSource.came();
        int alike = Arrays.mismatch(came, answer);
        boolean answerAltered = alike >= 0 && alike < came.length;
        Received altered = there.stream()
                .filter(each -> !each.sha256().equals(beginning(request, each.bytes())))
                .findFirst()
                .orElse(null);
        boolean whole = alike < 0
                && there.size() == 1
                && there.get(0).answered()
                && there.get(0).bytes() == request.length;
        String arrived = there.isEmpty()
                ? "nothing arrived"
                : there.stream()
                        .map(each ->
                                each.bytes() + " bytes arrived" + (each.answered() ? ", answered" : ", not answered"))
                        .collect(Collectors.joining("; "));
        String detail = arrived + "; back came " + came.length + " bytes, then: " + atSource.then();
        Transfer.Then then = answerAltered || altered != null
                ? Transfer.Then.ALTERED
                : whole ? Transfer.Then.INTACT : Transfer.Then.BROKEN;
        return new Transfer(then, atSource.wrote() ? request.length : 0, came.length, detail);
    }

    private static String beginning(byte[] of, long length) {
        return Sha256.of(Arrays.copyOf(of, Math.toIntExact(Math.min(length, of.length))));
    }
}
