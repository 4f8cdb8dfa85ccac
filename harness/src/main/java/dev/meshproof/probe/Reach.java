package dev.meshproof.probe;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.ConnectOutcome;
import dev.meshproof.wire.HttpGet;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Questions of whether something can be reached, each over one connection, or by datagrams. */
final class Reach {
    private static final byte[] DATAGRAM = "meshproof\n".getBytes(StandardCharsets.US_ASCII);

    private static final String RELAY_IS_THERE = "/derp/probe";

    private final Surroundings surroundings;

    Reach(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Empty if the question is none of reach. */
    Optional<Answer> answer(Ask ask) throws ProbeUnavailable {
        Question question = ask.what();
        if (question instanceof Question.Connect to) {
            return Optional.of(connect(ask, to.to(), to.port()));
        } else if (question instanceof Question.Http to && to.to() instanceof Target.Relay relay) {
            return Optional.of(relay(ask, relay, to.port()));
        } else if (question instanceof Question.Http to) {
            String header = AddressText.hostPort(surroundings.resolve(to.to()), to.port());
            return Optional.of(httpForHost(ask, to.to(), to.port(), header));
        } else if (question instanceof Question.HttpForHost to) {
            return Optional.of(httpForHost(ask, to.to(), to.port(), to.host()));
        } else if (question instanceof Question.Greet to) {
            return Optional.of(bare(
                    ask,
                    to.to(),
                    (agent, host) -> TcpProbe.direct(agent, host, to.port(), ask.limit(), Greetings.of(to.greeting()))
                            .join()));
        } else if (question instanceof Question.Datagram to) {
            return Optional.of(bare(ask, to.to(), (agent, host) -> datagram(ask, agent, host, to.port())));
        } else if (question instanceof Question.HttpThroughSocks5 to) {
            return Optional.of(throughProxy(
                    ask,
                    to.to(),
                    (agent, proxy, host) -> TcpProbe.httpThroughSocks5(agent, proxy, host, to.port(), ask.limit())
                            .join()));
        } else if (question instanceof Question.GreetThroughSocks5 to) {
            return Optional.of(throughProxy(
                    ask,
                    to.to(),
                    (agent, proxy, host) -> TcpProbe.throughSocks5(
                                    agent, proxy, host, to.port(), ask.limit(), Greetings.of(to.greeting()))
                            .join()));
        }
        return Optional.empty();
    }

    Answer connect(Ask ask, Target to, int port) throws ProbeUnavailable {
        return bare(
                ask,
                to,
                (agent, host) ->
                        TcpProbe.connect(agent, host, port, ask.limit()).join());
    }

    /**
     * As a relay's clients ask whether it is there: over TLS, and at its path for that (tailscale v1.102.3, derp/derpserver).
     * A wiretap stands before it, so that a connection alone says nothing of the relay itself.
     */
    private Answer relay(Ask ask, Target.Relay relay, int port) throws ProbeUnavailable {
        long end = System.nanoTime() + ask.limit().toNanos();
        Answer connected = connect(ask, relay, port);
        if (!(connected instanceof Answer.Reached reached)) {
            return connected;
        }
        try (Socket socket = surroundings.relayTls(ask.from(), relay.relay(), TcpProbe.left(end))) {
            socket.setSoTimeout((int) Math.max(1, TcpProbe.left(end).toMillis()));
            HttpGet.Response response = HttpGet.over(
                    socket.getInputStream(),
                    socket.getOutputStream(),
                    surroundings.resolve(relay),
                    RELAY_IS_THERE,
                    TcpProbe.MOST_BODY);
            return new Answer.Reached(reached.at(), List.of(Responses.of(response.status(), response.body())));
        } catch (IOException | ProbeUnavailable e) {
            return reached;
        }
    }

    private Answer httpForHost(Ask ask, Target to, int port, String header) throws ProbeUnavailable {
        return bare(
                ask,
                to,
                (agent, host) -> TcpProbe.httpForHost(agent, host, port, header, ask.limit())
                        .join());
    }

    private interface Attempt {
        Answer from(AgentConnection agent, String host);
    }

    private Answer bare(Ask ask, Target to, Attempt attempt) throws ProbeUnavailable {
        String host = surroundings.resolve(to);
        AgentConnection agent = agent(ask);
        if (HostRoutes.forbid(ask.from(), agent, host)) {
            return new Answer.NoRoute(host);
        }
        return attempt.from(agent, host);
    }

    private static Answer datagram(Ask ask, AgentConnection agent, String host, int port) {
        AgentReply.DatagramReply reply = agent.ask(
                        new AgentRequest.Datagram(host, port, DATAGRAM, ask.limit()), ask.limit())
                .join();
        return reply.outcome() == ConnectOutcome.CONNECTED
                ? new Answer.Reached(reply.address(), List.of(Responses.of(0, reply.answer())))
                : Outcomes.answer(reply.outcome(), reply.address(), reply.message());
    }

    private AgentConnection agent(Ask ask) throws ProbeUnavailable {
        return surroundings.place(ask.from()).agent();
    }

    private interface ProxyAttempt {
        Answer through(AgentConnection agent, HostPort proxy, String host);
    }

    private Answer throughProxy(Ask ask, Target to, ProxyAttempt attempt) throws ProbeUnavailable {
        return Socks5Proxy.of(surroundings, ask.from())
                .ask(proxy -> attempt.through(agent(ask), proxy, surroundings.resolve(to)));
    }
}
