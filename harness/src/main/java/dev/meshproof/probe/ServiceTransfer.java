package dev.meshproof.probe;

import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Answer.Response;
import java.time.Duration;
import java.util.Optional;

/** A service's own answer, through SOCKS5, held against what it answered before; thus of no use where that varies by itself. */
final class ServiceTransfer {
    private final Place source;
    private final HostPort proxy;
    private final String host;
    private final int port;
    private final Optional<Response> before;
    private final boolean steady;

    /** Asks twice, to see whether it answers twice the same. */
    ServiceTransfer(Place source, HostPort proxy, String host, int port, Duration limit) {
        this.source = source;
        this.proxy = proxy;
        this.host = host;
        this.port = port;
        before = response(ask(limit));
        steady = before.isPresent() && response(ask(limit)).equals(before);
    }

    Transfer transfer(Duration limit) {
        if (before.isPresent() && !steady) {
            return Transfer.notTried("no listener of ours is admitted, and the service does not answer twice the same");
        }
        Answer answer = ask(limit);
        Optional<Response> came = response(answer);
        if (came.isEmpty() || before.isEmpty()) {
            boolean connected = before.isPresent() && answer instanceof Answer.Reached;
            return new Transfer(
                    connected ? Transfer.Then.BROKEN : Transfer.Then.NOT_CONNECTED, 0, 0, answer.toString());
        }
        return new Transfer(
                came.equals(before) ? Transfer.Then.INTACT : Transfer.Then.ALTERED,
                0,
                came.get().bytes(),
                "the service's answer");
    }

    private Answer ask(Duration limit) {
        return TcpProbe.httpThroughSocks5(source.agent(), proxy, host, port, limit)
                .join();
    }

    private static Optional<Response> response(Answer answer) {
        return answer instanceof Answer.Reached reached
                ? reached.response().stream().findFirst()
                : Optional.empty();
    }
}
