package dev.meshproof.probe;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.Tailnet.HostPort;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Surroundings that a test puts together. */
class TestSurroundings implements Surroundings {
    static final ReplicaId ONE = new ReplicaId("akash-server-1", "app", 0);
    static final ReplicaId TWO = new ReplicaId("akash-server-2", "app", 0);
    static final Duration LIMIT = Duration.ofSeconds(5);

    private final Map<Vantage, Place> places = new HashMap<>();
    private final Map<Target, String> hosts = new HashMap<>();
    private Optional<HostPort> proxy = Optional.of(new HostPort("127.0.0.1", 1));
    private List<HostPort> hostListener = List.of();

    TestSurroundings with(Vantage vantage, Place place) {
        places.put(vantage, place);
        return this;
    }

    TestSurroundings with(Target target, String host) {
        hosts.put(target, host);
        return this;
    }

    TestSurroundings proxy(int port) {
        proxy = Optional.of(new HostPort("127.0.0.1", port));
        return this;
    }

    /** Where its proxy is could not be read. */
    TestSurroundings proxyUnknown() {
        proxy = Optional.empty();
        return this;
    }

    TestSurroundings hostListener(HostPort... at) {
        hostListener = List.of(at);
        return this;
    }

    /** Puts a question to a prober in these surroundings. */
    Answer ask(Vantage from, Question what) {
        return new Prober(this).put(new Ask(from, what, Phase.QUIET, LIMIT)).answer();
    }

    @Override
    public Place place(Vantage vantage) throws ProbeUnavailable {
        Place place = places.get(vantage);
        if (place == null) {
            throw new ProbeUnavailable("no agent at " + vantage);
        }
        return place;
    }

    @Override
    public String resolve(Target target) throws ProbeUnavailable {
        String host = target instanceof Target.Loopback ? "127.0.0.1" : hosts.get(target);
        if (host == null) {
            throw new ProbeUnavailable(target + " is not known");
        }
        return host;
    }

    @Override
    public Optional<HostPort> socks5(ReplicaId replica) {
        return proxy;
    }

    @Override
    public Optional<HostPort> socks5(Vantage from) {
        return proxy;
    }

    @Override
    public List<HostPort> hostListener() {
        return hostListener;
    }

    @Override
    public List<String> unknownNames(ReplicaId replica) {
        return List.of("unknown.example");
    }

    @Override
    public Answer.Inspection inspect(Vantage container) throws ProbeUnavailable {
        throw new ProbeUnavailable("no engine");
    }

    @Override
    public List<Answer.Node> nodes() {
        return List.of();
    }
}
