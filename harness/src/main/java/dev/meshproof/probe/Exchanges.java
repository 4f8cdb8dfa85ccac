package dev.meshproof.probe;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Recordings.Found;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.ByteStream;
import dev.meshproof.wiretap.search.NeedleSearch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Canaries on their way from one replica to another and back. */
final class Exchanges {
    /** Of a request's body, and of an answer. */
    static final int BODY = 64 << 10;

    /** A policy that does not admit a port lets a connect wait for ever. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private static final Duration SERVICE = Duration.ofSeconds(3);

    private final Surroundings surroundings;
    private final Canaries canaries;
    private final OneAtATime<ReplicaId> turns;

    /** @param turns among those that connect to a replica's service */
    Exchanges(Surroundings surroundings, Canaries canaries, OneAtATime<ReplicaId> turns) {
        this.surroundings = surroundings;
        this.canaries = canaries;
        this.turns = turns;
    }

    Answer exchange(Ask ask, ReplicaId to, Optional<Integer> http) throws ProbeUnavailable {
        if (!(ask.from() instanceof Vantage.Sandbox from)) {
            throw new ProbeUnavailable("only a replica's sandbox has a proxy to send through, not " + ask.from());
        }
        long end = System.nanoTime() + ask.limit().toNanos();
        return Socks5Proxy.of(surroundings, from).ask(proxy -> {
            try {
                return exchange(from, proxy, to, http, end);
            } catch (IOException e) {
                return new Answer.ProbeFailed("what passed the loopbacks could not be read: " + e.getMessage());
            }
        });
    }

    private Answer exchange(Vantage.Sandbox from, HostPort proxy, ReplicaId to, Optional<Integer> http, long end)
            throws ProbeUnavailable, IOException {
        String asked = canaries.next(from.replica(), to);
        String answered = canaries.next(from.replica(), to);
        NeedleSearch search = Canaries.search(List.of(asked, answered));
        Place source = surroundings.place(from);
        Place destination = surroundings.place(new Vantage.Sandbox(to));
        String host = surroundings.resolve(new Target.TailnetAddress(to));
        byte[] request = request(host, asked);
        byte[] answer = Canaries.filled(answered, BODY);

        Recordings recordings = new Recordings(source, destination);
        Transfer own = Transfer.notTried("");
        Found found;
        try {
            own = new OwnTransfer(source, proxy, destination, host)
                    .transfer(
                            request,
                            answer,
                            least(CONNECT, TcpProbe.left(end)),
                            TcpProbe.left(end),
                            (stream, port) -> recordings.begin(stream.localPort(), port));
        } finally {
            boolean all = own.then() == Transfer.Then.INTACT;
            found = recordings.end(all ? request.length + answer.length : 0, search);
        }
        if (http.isEmpty()) {
            return new Answer.Exchange(
                    asked,
                    answered,
                    Transfer.notTried("no declared service speaks HTTP"),
                    own,
                    found.atSource(),
                    found.atDestination());
        }
        boolean recorded = own.then() != Transfer.Then.NOT_CONNECTED;
        Recordings others = new Recordings(source, destination);
        Transfer service;
        try (OneAtATime.Turn ignored = turns.turn(to, TcpProbe.left(end))) {
            service = service(source, proxy, host, http.get(), request, end, recorded ? null : others);
        }
        Found more = others.end(recorded ? 0 : Math.toIntExact(service.sent()), search);
        return new Answer.Exchange(
                asked,
                answered,
                service,
                own,
                recorded ? found.atSource() : more.atSource(),
                recorded ? found.atDestination() : more.atDestination());
    }

    private static Transfer service(
            Place source,
            HostPort proxy,
            String host,
            int port,
            byte[] request,
            long end,
            @Nullable Recordings recordings) {
        AtomicReference<Transfer> seen = new AtomicReference<>();
        Answer reached = TcpProbe.throughSocks5(
                        source.agent(), proxy, host, port, least(CONNECT, TcpProbe.left(end)), (stream, at, until) -> {
                            if (recordings != null) {
                                recordings.begin(stream.localPort(), port);
                            }
                            seen.set(converse(stream, request, least(SERVICE, TcpProbe.left(end))));
                            return new Answer.Reached(at, List.of());
                        })
                .join();
        Transfer transfer = seen.get();
        return transfer == null ? new Transfer(Transfer.Then.NOT_CONNECTED, 0, 0, reached.toString()) : transfer;
    }

    /** A service may answer before it has read all of this, and end the connection: what came of it counts. */
    private static Transfer converse(ByteStream stream, byte[] request, Duration limit) {
        stream.limit(limit);
        long sent = 0;
        long came = 0;
        String then = "ended";
        byte[] buffer = new byte[16 << 10];
        try {
            stream.out().write(request);
            sent = request.length;
        } catch (IOException e) {
            then = String.valueOf(e.getMessage());
        }
        try {
            for (int read = stream.in().read(buffer);
                    read >= 0 && came < TcpProbe.MOST_BODY;
                    read = stream.in().read(buffer)) {
                came += read;
            }
        } catch (IOException e) {
            then = String.valueOf(e.getMessage());
        }
        return new Transfer(came > 0 ? Transfer.Then.ANSWERED : Transfer.Then.BROKEN, sent, came, then);
    }

    /** In the request line, a header and the body. */
    static byte[] request(String host, String canary) {
        String head =
                "GET /" + canary + " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: meshproof\r\nX-Meshproof: " + canary
                        + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + BODY
                        + "\r\nConnection: close\r\n\r\n";
        return Canaries.joined(Canaries.ascii(head), Canaries.filled(canary, BODY));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
