package dev.meshproof.scenarios.broken;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Place;
import dev.meshproof.probe.Surroundings;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A lab in which some vantages and addresses are not what they are taken for. */
final class BrokenSurroundings implements Surroundings {
    private final Surroundings lab;
    private final Map<Vantage, Vantage> misplaced;
    private final Set<Vantage> missing;
    private final Map<ReplicaId, String> misresolved;

    BrokenSurroundings(Surroundings lab, Broken broken) {
        this.lab = lab;
        this.misplaced = broken.misplaced().orElse(Map.of()).entrySet().stream()
                .collect(Collectors.toMap(e -> Vantages.of(e.getKey()), e -> Vantages.of(e.getValue())));
        this.missing =
                broken.missing().orElse(List.of()).stream().map(Vantages::of).collect(Collectors.toSet());
        this.misresolved = broken.misresolved().orElse(Map.of()).entrySet().stream()
                .collect(Collectors.toMap(e -> Vantages.replica(e.getKey()), Map.Entry::getValue));
    }

    @Override
    public Place place(Vantage vantage) throws ProbeUnavailable {
        if (missing.contains(vantage)) {
            throw new ProbeUnavailable("there is no agent at " + vantage);
        }
        return lab.place(misplaced.getOrDefault(vantage, vantage));
    }

    @Override
    public String resolve(Target target) throws ProbeUnavailable {
        if (target instanceof Target.ContainerAddress address && misresolved.containsKey(address.replica())) {
            return misresolved.get(address.replica());
        }
        return lab.resolve(target);
    }

    @Override
    public Optional<HostPort> socks5(ReplicaId replica) {
        return lab.socks5(replica);
    }

    @Override
    public Optional<HostPort> socks5(Vantage from) throws ProbeUnavailable {
        return lab.socks5(from);
    }

    @Override
    public List<HostPort> hostListener() throws ProbeUnavailable {
        return lab.hostListener();
    }

    @Override
    public List<String> unknownNames(ReplicaId replica) throws ProbeUnavailable {
        return lab.unknownNames(replica);
    }

    @Override
    public List<Path> relayCapture(String relay) throws ProbeUnavailable {
        return lab.relayCapture(relay);
    }

    @Override
    public Socket relayTls(Vantage from, String relay, Duration limit) throws ProbeUnavailable {
        if (missing.contains(from)) {
            throw new ProbeUnavailable("there is no agent at " + from);
        }
        return lab.relayTls(misplaced.getOrDefault(from, from), relay, limit);
    }

    @Override
    public Answer.Inspection inspect(Vantage container) throws ProbeUnavailable {
        return lab.inspect(misplaced.getOrDefault(container, container));
    }

    @Override
    public List<Answer.Node> nodes() throws IOException {
        return lab.nodes();
    }
}
