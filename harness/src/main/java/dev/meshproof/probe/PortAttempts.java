package dev.meshproof.probe;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Proxies.Proxy;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Questions that are one attempt at each of several ports, which are looked up first. */
final class PortAttempts {
    /** Under way at once; each takes a stream of the agent's. */
    private static final int AT_ONCE = 64;

    private final Lately<Place, List<Proxy>> proxies = new Lately<>();
    private final Surroundings surroundings;

    PortAttempts(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private record Planned(String what, HostPort at) {}

    private interface Try {
        CompletableFuture<Answer> at(HostPort at, Duration limit);
    }

    Answer proxies(Ask ask, ReplicaId of) throws ProbeUnavailable {
        Place inside = surroundings.place(new Vantage.Inside(of));
        String host = surroundings.resolve(new Target.ContainerAddress(of));
        List<Planned> planned = new ArrayList<>();
        Set<Integer> ports = new HashSet<>();
        for (Proxy proxy : proxies.learn(inside, () -> Proxies.of(inside))) {
            if (ports.add(proxy.at().port())) {
                planned.add(
                        new Planned(proxy.kind(), new HostPort(host, proxy.at().port())));
            }
        }
        AgentConnection agent = surroundings.place(ask.from()).agent();
        if (HostRoutes.forbid(ask.from(), agent, host)) {
            return attempts(
                    ask.limit(),
                    planned,
                    (at, limit) -> CompletableFuture.completedFuture(new Answer.NoRoute(at.toString())));
        }
        return attempts(ask.limit(), planned, directly(agent));
    }

    Answer tailnetPorts(Ask ask, ReplicaId of, List<Integer> except) throws ProbeUnavailable {
        return Socks5Proxy.of(surroundings, ask.from()).ask(proxy -> tailnetPorts(ask, of, except, proxy));
    }

    private Answer tailnetPorts(Ask ask, ReplicaId of, List<Integer> except, HostPort proxy) throws ProbeUnavailable {
        String host = surroundings.resolve(new Target.TailnetAddress(of));
        List<Planned> planned = new ArrayList<>();
        for (Map.Entry<Integer, String> port :
                TailnetListeners.of(surroundings, of, ask.limit()).entrySet()) {
            if (!except.contains(port.getKey())) {
                planned.add(new Planned(port.getValue(), new HostPort(host, port.getKey())));
            }
        }
        AgentConnection agent = surroundings.place(ask.from()).agent();
        // tailscaled at the far end accepts only once it is connected itself (tailscale v1.102.3, wgengine/netstack,
        // forwardTCP), so a reply of 0 says that something listens.
        return attempts(
                ask.limit(),
                planned,
                (at, limit) -> TcpProbe.throughSocks5(
                        agent,
                        proxy,
                        at.host(),
                        at.port(),
                        limit,
                        (stream, reached, until) -> new Answer.Reached(reached, List.of())));
    }

    Answer host(Ask ask) throws ProbeUnavailable {
        List<Planned> planned = surroundings.hostListener().stream()
                .map(at -> new Planned("the host at " + at.host(), at))
                .toList();
        return attempts(
                ask.limit(), planned, directly(surroundings.place(ask.from()).agent()));
    }

    private static Try directly(AgentConnection agent) {
        return (at, limit) -> TcpProbe.connect(agent, at.host(), at.port(), limit);
    }

    /** @param limit for all attempts together; the ports are known by then, however long a loaded machine took for that */
    private static Answer attempts(Duration limit, List<Planned> planned, Try how) {
        long end = System.nanoTime() + limit.toNanos();
        List<Answer.Attempt> attempts = new ArrayList<>();
        for (int from = 0; from < planned.size(); from += AT_ONCE) {
            List<Planned> some = planned.subList(from, Math.min(planned.size(), from + AT_ONCE));
            Duration left = TcpProbe.left(end);
            if (left.isZero()) {
                return new Answer.ProbeFailed(
                        "of " + planned.size() + " ports only " + from + " could be tried within the limit");
            }
            List<CompletableFuture<Answer>> answers =
                    some.stream().map(each -> how.at(each.at(), left)).toList();
            for (int i = 0; i < some.size(); i++) {
                attempts.add(new Answer.Attempt(
                        some.get(i).what(),
                        some.get(i).at().port(),
                        answers.get(i).join()));
            }
        }
        return new Answer.Attempts(List.copyOf(attempts));
    }
}
