package dev.meshproof.probe;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Puts one question after the other, each from its vantage. Whatever goes wrong on the way to the question becomes
 * {@link Answer.ProbeFailed}: a prober never throws. Thread-safe.
 */
public final class Prober {
    private final Surroundings surroundings;
    private final Reach reach;
    private final Scans scans;
    private final PortAttempts attempts;
    private final Attributions attributions;
    private final Facts facts;
    private final NetworkFacts network;
    private final RelayViews relays;
    private final Exchanges exchanges;
    private final Tamperings tamperings;

    public Prober(Surroundings surroundings) {
        this.surroundings = surroundings;
        reach = new Reach(surroundings);
        scans = new Scans(surroundings);
        attempts = new PortAttempts(surroundings);
        OneAtATime<ReplicaId> turns = new OneAtATime<>();
        attributions = new Attributions(surroundings, turns);
        facts = new Facts(surroundings);
        network = new NetworkFacts(surroundings);
        Canaries canaries = new Canaries();
        Wiretaps wiretaps = new Wiretaps(Wiretaps.PORT);
        relays = new RelayViews(surroundings, wiretaps, canaries);
        exchanges = new Exchanges(surroundings, canaries, turns);
        tamperings = new Tamperings(surroundings, canaries, new Disturbances(surroundings, wiretaps));
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

    private Answer answer(Ask ask) throws ProbeUnavailable, IOException {
        Optional<Answer> reached = reach.answer(ask);
        if (reached.isPresent()) {
            return reached.get();
        }
        Question question = ask.what();
        if (question instanceof Question.Scan scan) {
            return scans.scan(ask, scan.of(), scan.to());
        } else if (question instanceof Question.ConnectToProxies proxies) {
            return attempts.proxies(ask, proxies.of());
        } else if (question instanceof Question.TailnetPorts ports) {
            return attempts.tailnetPorts(ask, ports.of(), ports.except());
        } else if (question instanceof Question.ConnectToHost) {
            return attempts.host(ask);
        } else if (question instanceof Question.Whois whois) {
            return attributions.whois(ask, whois.to(), whois.port());
        } else if (question instanceof Question.WhoisOfLoopback whois) {
            return attributions.ofLoopback(ask, whois.port());
        } else if (question instanceof Question.Inspect inspect) {
            return surroundings.inspect(inspect.container());
        } else if (question instanceof Question.NodeList) {
            return new Answer.Nodes(surroundings.nodes());
        }
        Optional<Answer> seen = ofRelay(ask);
        return seen.isPresent() ? seen.get() : fact(ask);
    }

    private Optional<Answer> ofRelay(Ask ask) throws ProbeUnavailable, IOException {
        Question question = ask.what();
        if (question instanceof Question.RelayCounts) {
            return Optional.of(relays.counts(ask));
        } else if (question instanceof Question.RelayView view) {
            return Optional.of(relays.view(ask, view.only()));
        } else if (question instanceof Question.Plaintext) {
            return Optional.of(relays.plaintext(ask));
        } else if (question instanceof Question.Stranger) {
            return Optional.of(relays.stranger(ask));
        } else if (question instanceof Question.Exchange exchange) {
            return Optional.of(exchanges.exchange(ask, exchange.to(), exchange.http()));
        } else if (question instanceof Question.Tamper tamper) {
            return Optional.of(tamperings.tamper(ask, tamper));
        }
        return Optional.empty();
    }

    private Answer fact(Ask ask) throws ProbeUnavailable {
        Question question = ask.what();
        if (question instanceof Question.SocketTable) {
            return facts.sockets(ask.from());
        } else if (question instanceof Question.Privileges) {
            return facts.privileges(ask.from());
        } else if (question instanceof Question.Tailscaled) {
            return facts.tailscaled(ask);
        } else if (question instanceof Question.PathCounters) {
            return TailnetPaths.counters(surroundings.place(ask.from()), ask.limit());
        } else if (question instanceof Question.PeerPaths) {
            return TailnetPaths.peers(surroundings.place(ask.from()), ask.limit());
        } else if (question instanceof Question.Routes) {
            return network.routes(ask.from());
        } else if (question instanceof Question.Capture) {
            return network.capture(ask);
        } else if (question instanceof Question.HostListener) {
            return network.heard(ask.from());
        }
        throw new IllegalStateException("no code for " + question);
    }
}
