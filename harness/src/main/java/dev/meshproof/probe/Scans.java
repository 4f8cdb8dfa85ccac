package dev.meshproof.probe;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Answer.OpenPort.Owner;
import dev.meshproof.probe.Answer.OpenPort.Then;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.Protocol;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Scans of a replica's ports, with who listens at those that are open. */
final class Scans {
    private static final String CANARY = "\r\n\r\n" + Protocol.CANARY;

    private final Surroundings surroundings;

    Scans(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Answer scan(Ask ask, ReplicaId replica, Target target) throws ProbeUnavailable {
        String address = surroundings.resolve(target);
        AgentConnection agent = surroundings.place(ask.from()).agent();
        if (HostRoutes.forbid(ask.from(), agent, address)) {
            return new Answer.NoRoute(address);
        }
        AgentReply.Scanned scanned = agent.ask(new AgentRequest.Scan(address, ask.limit()), ask.limit())
                .join();
        if (scanned.tried() > 0 && scanned.unreachable() == scanned.tried()) {
            return new Answer.NoRoute(address);
        }
        return new Answer.Scan(address, scanned.tried(), scanned.silent(), owned(scanned.open(), replica, ask.limit()));
    }

    private List<Answer.OpenPort> owned(List<AgentReply.OpenPort> open, ReplicaId replica, Duration limit)
            throws ProbeUnavailable {
        List<Answer.OpenPort> owned = new ArrayList<>();
        Daemons daemons = open.stream().allMatch(Scans::isCanary)
                ? new Daemons(Set.of(), Set.of())
                : Daemons.of(surroundings.place(new Vantage.Inside(replica)), limit);
        for (AgentReply.OpenPort each : open) {
            owned.add(new Answer.OpenPort(
                    each.port(),
                    isCanary(each) ? Owner.CANARY : daemons.owner(each.port()),
                    Then.valueOf(each.then().name()),
                    Responses.beginning(each.said())));
        }
        return List.copyOf(owned);
    }

    private static boolean isCanary(AgentReply.OpenPort port) {
        return new String(port.said(), StandardCharsets.US_ASCII).endsWith(CANARY);
    }

    /** The ports of a replica's tailscaled. */
    private record Daemons(Set<Integer> peerApi, Set<Integer> proxies) {
        static Daemons of(Place inside, Duration limit) throws ProbeUnavailable {
            return new Daemons(
                    PeerApi.ports(inside, limit),
                    Proxies.of(inside).stream().map(proxy -> proxy.at().port()).collect(Collectors.toSet()));
        }

        Owner owner(int port) {
            if (proxies.contains(port)) {
                return Owner.PROXY;
            }
            return peerApi.contains(port) ? Owner.PEER_API : Owner.OTHER;
        }
    }
}
