package dev.meshproof.claim;

import dev.meshproof.plan.Door;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Attempt;
import dev.meshproof.probe.Answer.Counter;
import dev.meshproof.probe.Answer.Flow;
import dev.meshproof.probe.Answer.OpenPort;
import dev.meshproof.probe.Answer.Route;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What those that try to get in find where all is well, and what a replica's tailscaled and network tell of it. */
record FakeActors(LabPlan plan) {
    static final Answer CANARY = new Answer.Reached(
            "198.18.0.2:8000", List.of(new Answer.Response(200, "ca7a27", 17, "meshproof canary\n")));
    static final String VISITOR = "172.17.0.2";

    /** Nothing where the question is not one of theirs. */
    Optional<Answer> answer(Ask ask) {
        Question what = ask.what();
        if (what instanceof Question.Datagram datagram) {
            return Optional.of(path(ask, datagram.to(), "198.18.0.2:" + datagram.port()));
        }
        if (what instanceof Question.Connect connect
                && (connect.to() instanceof Target.ContainerAddress
                        || connect.to() instanceof Target.TailnetAddress
                        || connect.to() instanceof Target.Ingress)) {
            return Optional.of(path(ask, connect.to(), "198.18.0.2:" + connect.port()));
        }
        if (what instanceof Question.HttpForHost http && closedDoor(ask, http)) {
            return Optional.of(ask.phase() == Phase.CANARY ? CANARY : report("198.18.0.2:8000", "-"));
        }
        if (ask.from() instanceof Vantage.Outsider outsider) {
            return Optional.of(outside(ask, outsider));
        }
        if (what instanceof Question.Scan scan) {
            return Optional.of(scan(replica(scan.of())));
        }
        if (what instanceof Question.ConnectToProxies proxies) {
            Target to = new Target.ContainerAddress(proxies.of());
            return Optional.of(
                    new Answer.Attempts(List.of(new Attempt("SOCKS5 proxy", 1055, path(ask, to, "198.18.0.2:1055")))));
        }
        return tailnet(ask).or(() -> network(ask));
    }

    /** What nginx says where nobody takes the connection. */
    static Answer report(String upstream, String time) {
        String body = "meshproof ingress: upstream " + upstream + ", connect time " + time + "\n";
        return new Answer.Reached("127.0.0.1:80", List.of(new Answer.Response(502, "502", body.length(), body)));
    }

    private Optional<Answer> tailnet(Ask ask) {
        Question what = ask.what();
        if (what instanceof Question.TailnetPorts) {
            return Optional.of(new Answer.Attempts(
                    List.of(new Attempt("SOCKS5 proxy", 1055, new Answer.ProxyRefused("100.64.0.2:1055", 1)))));
        }
        if (what instanceof Question.PathCounters) {
            return Optional.of(new Answer.Counters(List.of(
                    new Counter("inbound", "derp", 50, 5_000),
                    new Counter("outbound", "derp", 50, 5_000),
                    new Counter("inbound", "direct_ipv4", 0, 0),
                    new Counter("outbound", "peer_relay_ipv4", 0, 0))));
        }
        if (what instanceof Question.PeerPaths) {
            return Optional.of(new Answer.PeerPaths(plan.withIntent(Intent.PRIVATE)
                    .map(r -> new Answer.PeerPath(
                            r.hostname().orElse("?"), List.of(FakeLab.address(r.id())), "", "", "one"))
                    .toList()));
        }
        if (what instanceof Question.Whois) {
            ReplicaId from = ((Vantage.Sandbox) ask.from()).replica();
            String name = replica(from).hostname().orElse("?");
            return Optional.of(
                    new Answer.Attribution(1, List.of(new Answer.Named(name, List.of(FakeLab.address(from))))));
        }
        return what instanceof Question.WhoisOfLoopback
                ? Optional.of(new Answer.Attribution(1, List.of()))
                : Optional.empty();
    }

    private static Optional<Answer> network(Ask ask) {
        Question what = ask.what();
        boolean sandbox = ask.from() instanceof Vantage.Sandbox;
        if (what instanceof Question.Routes) {
            return Optional.of(
                    sandbox
                            ? routes("198.18.0.0/28", "198.18.0.1")
                            : ask.from() instanceof Vantage.Host
                                    ? routes("192.0.2.0/24", "192.0.2.1")
                                    : routes("172.17.0.0/16", "172.17.0.1"));
        }
        if (what instanceof Question.ConnectToHost) {
            String at = "172.17.0.1:40404";
            return Optional.of(new Answer.Attempts(List.of(new Attempt(
                    "172.17.0.1", 40404, sandbox ? new Answer.NoRoute(at) : new Answer.Reached(at, List.of())))));
        }
        if (what instanceof Question.HostListener) {
            return Optional.of(new Answer.Heard(List.of(VISITOR, "172.17.0.1")));
        }
        return what instanceof Question.Capture
                ? Optional.of(new Answer.Traffic(
                        412,
                        List.of(
                                new Flow("198.18.0.1", "tcp", 443, ask.phase() == Phase.QUIET ? 60 : 90),
                                new Flow("198.18.0.15", "udp", 5353, 1),
                                new Flow("239.255.255.250", "udp", 1900, 3),
                                new Flow("ff02::16", "icmp", 0, 2)),
                        37,
                        List.of("log.tailscale.com")))
                : Optional.empty();
    }

    static Answer.Routes routes(String network, String gateway) {
        return new Answer.Routes(
                "net:[1]", List.of(new Route("0.0.0.0/0", gateway, "eth0"), new Route(network, "", "eth0")));
    }

    /** On the provider's own network an address answers, by refusing; from elsewhere there is no way to it. */
    private Answer path(Ask ask, Target to, String at) {
        if (ask.from() instanceof Vantage.Host) {
            return new Answer.NoRoute(at);
        }
        boolean near = to instanceof Target.Ingress
                || to instanceof Target.ContainerAddress container && isNear(ask.from(), container.replica());
        if (!near) {
            return ask.from() instanceof Vantage.Neighbour ? new Answer.TimedOut(at) : new Answer.NoRoute(at);
        }
        return ask.phase() == Phase.CANARY ? new Answer.Reached(at, List.of()) : new Answer.Refused(at);
    }

    private boolean isNear(Vantage from, ReplicaId replica) {
        String provider = plan.providerOf(replica);
        return from.equals(new Vantage.Neighbour(provider))
                || from.equals(new Vantage.Ingress(provider))
                || from instanceof Vantage.ControlPlaneHost
                || from instanceof Vantage.MirrorHost
                || from instanceof Vantage.RelayHost;
    }

    private boolean closedDoor(Ask ask, Question.HttpForHost http) {
        return ask.from() instanceof Vantage.Ingress ingress
                && http.to() instanceof Target.Loopback
                && Door.of(plan, ingress.provider()).stream()
                        .anyMatch(door -> door instanceof Door.ByName named
                                && named.hosts().contains(http.host())
                                && Exposed.toNobody(replica(door.behind().get(0))));
    }

    private static Answer outside(Ask ask, Vantage.Outsider outsider) {
        if (ask.what() instanceof Question.HttpThroughSocks5 http && http.to() instanceof Target.OutsidersService) {
            return CANARY;
        }
        Target to = ask.what() instanceof Question.HttpThroughSocks5 http
                ? http.to()
                : ((Question.GreetThroughSocks5) ask.what()).to();
        if (!(to instanceof Target.TailnetAddress address)) {
            return new Answer.ProxyRefused("akash-server-1:8000", 1);
        }
        return ask.phase() == Phase.DISTURBED && outsider.who() == Vantage.Outsider.Kind.UNADMITTED
                ? FakeServices.page(address.replica(), "100.64.0.1:8000")
                : new Answer.TimedOut("100.64.0.1:8000");
    }

    private static Answer.Scan scan(ReplicaPlan replica) {
        List<OpenPort> open = new ArrayList<>();
        boolean canary = replica.intent() == Intent.PRIVATE || replica.intent() == Intent.NO_TAILNET;
        replica.tcpPorts()
                .forEach(port -> open.add(
                        canary
                                ? new OpenPort(
                                        port, OpenPort.Owner.CANARY, OpenPort.Then.ANSWERED, "meshproof canary\n")
                                : new OpenPort(port, OpenPort.Owner.OTHER, OpenPort.Then.ANSWERED, "HTTP/1.1 200 OK")));
        if (replica.intent() == Intent.PRIVATE) {
            open.add(new OpenPort(1055, OpenPort.Owner.CANARY, OpenPort.Then.ANSWERED, "meshproof canary\n"));
            open.add(new OpenPort(35_712, OpenPort.Owner.PEER_API, OpenPort.Then.RESET, ""));
        }
        return new Answer.Scan("198.18.0.2", 65_535, 0, open);
    }

    /** A scan that found another owner at a port. */
    static Answer with(Answer scan, int port, OpenPort.Owner owner) {
        return with(scan, new OpenPort(port, owner, OpenPort.Then.ANSWERED, "HTTP/1.0 200 OK\r\nServer: x"));
    }

    static Answer with(Answer answer, OpenPort found) {
        Answer.Scan scan = (Answer.Scan) answer;
        List<OpenPort> open = new ArrayList<>(scan.open());
        open.removeIf(other -> other.port() == found.port());
        open.add(found);
        return new Answer.Scan(scan.at(), scan.tried(), scan.silent(), open);
    }

    private ReplicaPlan replica(ReplicaId id) {
        return plan.replicas().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
