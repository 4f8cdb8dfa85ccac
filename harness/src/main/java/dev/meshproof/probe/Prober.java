package dev.meshproof.probe;

import dev.meshproof.containers.agent.Dialer;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.io.IOException;
import java.util.concurrent.CompletionException;

/**
 * Puts one question after the other, each from its vantage. Whatever goes wrong on the way to the question becomes
 * {@link Answer.ProbeFailed}: a prober never throws. Thread-safe.
 */
public final class Prober {
    private final Surroundings surroundings;
    private final Facts facts;

    public Prober(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.facts = new Facts(surroundings);
    }

    /**
     * What came back, and where it was asked.
     *
     * @param container id of the container that the probe ran in; of the asked one where the engine was asked
     */
    public record Result(String container, Answer answer) {}

    /** Blocks until the answer is there, a little longer than the ask's limit at the most. */
    public Result put(Ask ask) {
        String container = "";
        try {
            container = container(ask.from());
            return new Result(container, answer(ask));
        } catch (ProbeUnavailable | IOException e) {
            return new Result(container, new Answer.ProbeFailed(String.valueOf(e.getMessage())));
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Result(container, new Answer.ProbeFailed(cause.toString()));
        } catch (RuntimeException e) {
            return new Result(container, new Answer.ProbeFailed("the probe crashed: " + e));
        }
    }

    private String container(Vantage from) throws ProbeUnavailable {
        return from instanceof Vantage.ControlPlane || from instanceof Vantage.Engine
                ? ""
                : surroundings.place(from).containerId();
    }

    private Dialer agent(Ask ask) throws ProbeUnavailable {
        return surroundings.place(ask.from()).agent();
    }

    private String host(Target target) throws ProbeUnavailable {
        return surroundings.resolve(target);
    }

    private HostPort proxy(Vantage from) throws ProbeUnavailable {
        if (from instanceof Vantage.Sandbox sandbox) {
            return surroundings.socks5(sandbox.replica());
        }
        throw new ProbeUnavailable("only a replica's sandbox has a proxy to ask through, not " + from);
    }

    private Answer answer(Ask ask) throws ProbeUnavailable, IOException {
        Question question = ask.what();
        if (question instanceof Question.Connect connect) {
            return TcpProbe.connect(agent(ask), host(connect.to()), connect.port(), ask.limit())
                    .join();
        }
        if (question instanceof Question.Http http) {
            return TcpProbe.http(agent(ask), host(http.to()), http.port(), ask.limit())
                    .join();
        }
        if (question instanceof Question.HttpForHost http) {
            return TcpProbe.httpForHost(agent(ask), host(http.to()), http.port(), http.host(), ask.limit())
                    .join();
        }
        if (question instanceof Question.HttpThroughSocks5 http) {
            return TcpProbe.httpThroughSocks5(agent(ask), proxy(ask.from()), host(http.to()), http.port(), ask.limit())
                    .join();
        }
        if (question instanceof Question.SocketTable) {
            return facts.sockets(ask.from());
        }
        if (question instanceof Question.Privileges) {
            return facts.privileges(ask.from());
        }
        if (question instanceof Question.Tailscaled) {
            return facts.tailscaled(ask);
        }
        if (question instanceof Question.Inspect inspect) {
            return surroundings.inspect(inspect.container());
        }
        if (question instanceof Question.NodeList) {
            return new Answer.Nodes(surroundings.nodes());
        }
        throw new IllegalStateException("no code for " + question);
    }
}
