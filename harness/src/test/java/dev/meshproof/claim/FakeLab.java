package dev.meshproof.claim;

import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.Observation;
import dev.meshproof.plan.Door;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.OpenPort;
import dev.meshproof.probe.Answer.Socket;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Answers every ask as a lab does in which all is well; single answers can be changed or left out. */
public final class FakeLab {
    private record Change(Predicate<Ask> when, Function<Answer, Optional<Answer>> to) {}

    private record Pace(Predicate<Ask> when, Duration took) {}

    private final LabPlan plan;
    private final List<Change> changes = new ArrayList<>();
    private final List<Pace> paces = new ArrayList<>();

    private FakeLab(LabPlan plan) {
        this.plan = plan;
    }

    public static FakeLab of(LabPlan plan) {
        return new FakeLab(plan);
    }

    public FakeLab answering(Predicate<Ask> when, Answer answer) {
        return changing(when, ignored -> answer);
    }

    public FakeLab changing(Predicate<Ask> when, Function<Answer, Answer> change) {
        changes.add(new Change(when, a -> Optional.of(change.apply(a))));
        return this;
    }

    public FakeLab silentOn(Predicate<Ask> when) {
        changes.add(new Change(when, a -> Optional.empty()));
        return this;
    }

    /** How long it takes until asks are answered; 8 ms where nothing is said. */
    public FakeLab taking(Predicate<Ask> when, Duration took) {
        paces.add(new Pace(when, took));
        return this;
    }

    public FakeLab failing(Predicate<Ask> when) {
        return answering(when, new Answer.ProbeFailed("exec stream closed"));
    }

    /** A service that listens on 0.0.0.0: whoever has a path hears it, and the canary finds no room. */
    public FakeLab onEveryAddress(ReplicaId replica) {
        String provider = plan.providerOf(replica);
        Answer reached = new Answer.Reached("198.18.0.2:8000", List.of());
        return answering(Asking.sockets(replica), new Answer.Sockets("net:[1]", List.of(listen("0.0.0.0", 8000))))
                .changing(
                        Asking.connect(new Target.ContainerAddress(replica)),
                        answer -> answer instanceof Answer.Refused ? reached : answer)
                .answering(
                        Asking.connect(new Vantage.Ingress(provider), new Target.Ingress(provider))
                                .and(ask -> ((Question.Connect) ask.what()).port()
                                        != Door.closedNodePort(Door.of(plan, provider))),
                        reached)
                .changing(Asking.scan(replica), answer -> FakeActors.with(answer, 8000, OpenPort.Owner.OTHER));
    }

    /** Peers reach a port that no SDL declares. */
    public FakeLab reachedOverTailnet(int port) {
        Answer reached = new Answer.Reached("100.64.0.2:" + port, List.of());
        return answering(
                Asking.what(Question.TailnetPorts.class),
                new Answer.Attempts(List.of(new Answer.Attempt("SOCKS5 proxy", port, reached))));
    }

    /** A replica whose script never runs {@code tailscale up}. */
    public FakeLab neverJoined(ReplicaId replica) {
        String hostname = hostname(replica);
        return changing(
                        a -> a.what() instanceof Question.NodeList,
                        a -> new Answer.Nodes(((Answer.Nodes) a)
                                .nodes().stream()
                                        .filter(n -> !n.name().equals(hostname))
                                        .toList()))
                .changing(
                        Asking.what(Question.RelayCounts.class),
                        counts -> FakeRelay.without((Answer.RelayCounts) counts, key(address(replica))))
                .answering(
                        a -> a.from().equals(new Vantage.Inside(replica)) && a.what() instanceof Question.Tailscaled,
                        new Answer.TailscaledStatus("1.102.3", "NeedsLogin", "", List.of(), List.of("logged out")))
                .answering(
                        a -> a.what() instanceof Question.HttpThroughSocks5 q
                                && (a.from().equals(new Vantage.Sandbox(replica))
                                        || q.to().equals(new Target.TailnetAddress(replica))
                                        || q.to().equals(new Target.TailnetName(replica))),
                        new Answer.ProxyRefused("?", 1));
    }

    public Evidence evidence() {
        return evidence(Catalogue.claims());
    }

    public Evidence evidence(List<Claim> claims) {
        List<Observation> all = new ArrayList<>();
        for (Map<Vantage, List<Ask>> phase : Catalogue.asks(plan, claims).values()) {
            phase.values().stream()
                    .flatMap(List::stream)
                    .forEach(ask -> observed(ask)
                            .ifPresent(answer -> all.add(new Observation(
                                    all.size() + 1L,
                                    Instant.parse("2026-07-27T12:00:00Z").plusMillis(all.size()),
                                    took(ask),
                                    "c0ffee",
                                    ask,
                                    answer))));
        }
        return Evidence.of(all);
    }

    private Duration took(Ask ask) {
        return paces.stream()
                .filter(pace -> pace.when().test(ask))
                .map(Pace::took)
                .reduce(Duration.ofNanos(8_123_456), (one, later) -> later);
    }

    private Optional<Answer> observed(Ask ask) {
        Optional<Answer> answer = Optional.of(well(ask));
        for (Change change : changes) {
            if (answer.isPresent() && change.when().test(ask)) {
                answer = change.to().apply(answer.get());
            }
        }
        return answer;
    }

    private Answer well(Ask ask) {
        Question what = ask.what();
        Optional<Answer> found = new FakeActors(plan).answer(ask).or(() -> new FakeRelay(plan).answer(ask));
        if (found.isPresent()) {
            return found.get();
        }
        if (what instanceof Question.NodeList) {
            return new Answer.Nodes(ask.phase() == Phase.BEFORE_LEASES ? List.of() : nodes());
        }
        if (what instanceof Question.Tailscaled) {
            ReplicaId replica = ((Vantage.Inside) ask.from()).replica();
            return new Answer.TailscaledStatus(
                    "1.102.3", "Running", hostname(replica), List.of(address(replica)), List.of());
        }
        if (what instanceof Question.HttpForHost http) {
            return new FakeServices(plan).http(ask, http);
        }
        if (what instanceof Question.Http http
                && (http.to() instanceof Target.ControlPlane || http.to() instanceof Target.Relay)) {
            return new Answer.Reached("198.18.0.1:443", List.of(new Answer.Response(400, "0", 48, "Client sent")));
        }
        if (what instanceof Question.Http) {
            return FakeServices.page(((Vantage.Sandbox) ask.from()).replica(), "127.0.0.1:8000");
        }
        if (what instanceof Question.Greet) {
            return FakeServices.page(((Vantage.Sandbox) ask.from()).replica(), "127.0.0.1:8000");
        }
        if (what instanceof Question.HttpThroughSocks5 http) {
            return throughProxy(http.to(), http.port());
        }
        if (what instanceof Question.GreetThroughSocks5 greet) {
            return throughProxy(greet.to(), greet.port());
        }
        if (what instanceof Question.SocketTable) {
            return sockets(ask.phase());
        }
        if (what instanceof Question.Connect connect) {
            return connect(ask, connect);
        }
        if (what instanceof Question.Inspect inspect) {
            boolean helper = inspect.container() instanceof Vantage.Neighbour;
            return new Answer.Inspection(
                    "c0ffee", false, helper ? List.of("NET_ADMIN") : List.of(), List.of(), !helper, Map.of());
        }
        boolean helper = ask.from() instanceof Vantage.Neighbour;
        return new Answer.Privileges(
                List.of(new Answer.Interface("lo", false), new Answer.Interface("eth0", false)),
                List.of(new Answer.Process(1, "sh", 0, 0, 0xa80425fbL | (helper ? 1 << 12 : 0), !helper)));
    }

    private Answer throughProxy(Target to, int port) {
        if (to instanceof Target.Literal || port == Asks.CLOSED_PORT) {
            return new Answer.ProxyRefused(Words.of(to), 1);
        }
        ReplicaId replica = to instanceof Target.TailnetAddress a ? a.replica() : ((Target.TailnetName) to).replica();
        return FakeServices.page(
                replica, (to instanceof Target.TailnetAddress ? address(replica) : hostname(replica)) + ":8000");
    }

    private Answer sockets(Phase phase) {
        List<Socket> open = new ArrayList<>();
        for (ReplicaPlan.Port port : plan.replicas().get(0).ports()) {
            boolean udp = port.protocol().equals("udp");
            open.add(udp ? unconnected("127.0.0.1", port.port()) : listen("127.0.0.1", port.port()));
            if (phase == Phase.CANARY) {
                open.add(udp ? unconnected("198.18.0.2", port.port()) : listen("198.18.0.2", port.port()));
            }
        }
        open.add(listen("127.0.0.1", 1055));
        open.add(listen("0.0.0.0", 41641));
        return new Answer.Sockets("net:[1]", open);
    }

    private Answer connect(Ask ask, Question.Connect connect) {
        if (connect.to() instanceof Target.Literal name) {
            return new FakeServices(plan).connect(ask, name, connect.port());
        }
        throw new IllegalStateException("no answer to " + ask);
    }

    private Vantage neighbourOf(ReplicaId replica) {
        return new Vantage.Neighbour(plan.providerOf(replica));
    }

    private List<Answer.Node> nodes() {
        return plan.replicas().stream()
                .map(r -> node(hostname(r.id()), address(r.id()), true))
                .toList();
    }

    private String hostname(ReplicaId replica) {
        return plan.replicas().stream()
                .filter(r -> r.id().equals(replica))
                .flatMap(r -> r.hostname().stream())
                .findFirst()
                .orElse("unknown");
    }

    static String address(ReplicaId replica) {
        return "100.64.0." + replica.lease().replaceAll("\\D", "");
    }

    public static Answer.Node node(String name, String address, boolean online) {
        return new Answer.Node(name, name, name, List.of(address), online, "lab", key(address));
    }

    static String key(String address) {
        return "nodekey:of-" + address;
    }

    public static Socket listen(String address, int port) {
        return new Socket(address.contains(":") ? "tcp6" : "tcp", address, port, "0.0.0.0", 0, "LISTEN");
    }

    public static Socket unconnected(String address, int port) {
        return new Socket("udp", address, port, "0.0.0.0", 0, "UNCONN");
    }
}
