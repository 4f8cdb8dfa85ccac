package dev.meshproof.claim;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.labfile.LabFile.Probe;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The asks of the catalogue, built in one place so that equal ones are equal and are put once. */
public final class Asks {
    /** A claim holds from when the lab is ready until before it closes. */
    public static final List<Phase> WINDOW = List.of(Phase.QUIET, Phase.CLOSING);

    /** A port on which no service listens: tcpmux, unless the plan uses it. */
    public static final int CLOSED_PORT = 1;

    /** A name that no node has; RFC 6761 keeps .invalid from ever being one. */
    public static final String UNKNOWN_NAME = "meshproof-no-such-node.invalid";

    /** As {@link #UNKNOWN_NAME}, for a name of one label as services of a lease have. */
    public static final String UNKNOWN_SERVICE = "meshproof-no-such-service";

    /** 100.x goes through a relay on a machine under load; an address that does not exist takes tailscaled 5 s. */
    private static final Duration THROUGH_PROXY = Duration.ofSeconds(10);

    /** A service under load on half a core may take its time; nginx waits 3 s for it to take a connection. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** 65,535 ports take 2 s, three times as many at once 3 s, and ten times that on a machine under heavy load. */
    private static final Duration SCAN = Duration.ofSeconds(60);

    private static final Duration LOCAL = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration DENIED = Duration.ofSeconds(3);

    /** To one destination they are put one after the other. */
    private static final Duration WHOIS = Duration.ofSeconds(30);

    /** To one destination they take turns with the former, and the service and the policy have their time each. */
    private static final Duration EXCHANGE = Duration.ofSeconds(30);

    /** TCP backs off when packets are lost; the way there and the way back take turns. */
    private static final Duration TAMPER = Duration.ofSeconds(40);

    /** A capture is copied out of the lab, and read to its end. */
    private static final Duration VIEW = Duration.ofSeconds(60);

    private Asks() {}

    /** The first port from {@link #CLOSED_PORT} on that is none of these. */
    static int closedPort(List<Integer> used) {
        return IntStream.iterate(CLOSED_PORT, port -> port + 1)
                .filter(port -> !used.contains(port))
                .findFirst()
                .orElseThrow();
    }

    public static Ask nodes(Phase phase) {
        return new Ask(new Vantage.ControlPlane(), new Question.NodeList(), phase, LOCAL);
    }

    public static Ask tailscaled(ReplicaId replica, Phase phase) {
        return new Ask(new Vantage.Inside(replica), new Question.Tailscaled(), phase, LOCAL);
    }

    public static Ask sockets(ReplicaId replica, Phase phase) {
        return new Ask(new Vantage.Sandbox(replica), new Question.SocketTable(), phase, LOCAL);
    }

    public static Ask privileges(Vantage from, Phase phase) {
        return new Ask(from, new Question.Privileges(), phase, LOCAL);
    }

    public static Ask inspect(Vantage container, Phase phase) {
        return new Ask(new Vantage.Engine(), new Question.Inspect(container), phase, LOCAL);
    }

    /** A connect that is to stay silent, and therefore not waited for long. */
    public static Ask connect(Vantage from, Target to, int port, Phase phase) {
        return new Ask(from, new Question.Connect(to, port), phase, patience(phase));
    }

    /** A datagram that is to stay without an answer. */
    static Ask datagram(Vantage from, Target to, int port, Phase phase) {
        return new Ask(from, new Question.Datagram(to, port), phase, patience(phase));
    }

    /** All ports as a neighbour finds them, while the canary listens and shows that an open one is found. */
    static Ask scan(Vantage from, ReplicaId of, Target to) {
        return new Ask(from, new Question.Scan(of, to), Phase.CANARY, SCAN);
    }

    /** As {@link #connect}, at each of a replica's proxies. */
    static Ask connectToProxies(Vantage from, ReplicaId of, Phase phase) {
        return new Ask(from, new Question.ConnectToProxies(of), phase, patience(phase));
    }

    /** The listener in the host's namespace, of whom nothing may be heard. */
    static Ask connectToHost(Vantage from, Phase phase) {
        return new Ask(from, new Question.ConnectToHost(), phase, ANSWER);
    }

    /** What a vantage's namespaces or its tailscaled know. */
    static Ask fact(Vantage from, Question question, Phase phase) {
        return new Ask(from, question, phase, LOCAL);
    }

    /**
     * A question that an outsider is to get no answer to. His tailscaled refuses what it does not know; if it stays silent, it
     * is to be for long enough that a loaded machine's answer would have come.
     */
    static Ask denied(Vantage.Outsider from, Question question, Phase phase) {
        return new Ask(from, question, phase, DENIED);
    }

    /** A question that an outsider is to get an answer to. */
    static Ask granted(Vantage.Outsider from, Question question, Phase phase) {
        return new Ask(from, question, phase, THROUGH_PROXY);
    }

    /** A connect that is to be answered, if only by a refusal or by the resolver: a machine under load may take its time. */
    static Ask answeredConnect(Vantage from, Target to, int port, Phase phase) {
        return new Ask(from, new Question.Connect(to, port), phase, ANSWER);
    }

    /** A question to a service that is not private, or to its provider's ingress. */
    static Ask answer(Vantage from, Question question, Phase phase) {
        return new Ask(from, question, phase, ANSWER);
    }

    /** A question that only a replica's own loopback answers. */
    static Ask onLoopback(ReplicaId replica, Question question, Phase phase) {
        return new Ask(new Vantage.Sandbox(replica), question, phase, LOCAL);
    }

    /** A question put through a replica's SOCKS5 proxy. */
    static Ask throughProxy(ReplicaId from, Question question, Phase phase) {
        return new Ask(new Vantage.Sandbox(from), question, phase, THROUGH_PROXY);
    }

    /** In the phase in which nobody else comes through proxies. */
    static Ask whois(ReplicaId from, ReplicaId to, int port) {
        return new Ask(new Vantage.Sandbox(from), new Question.Whois(to, port), Phase.CANARY, WHOIS);
    }

    /** What the wiretap before a relay counted. */
    public static Ask relayCounts(String relay, Phase phase) {
        return fact(new Vantage.RelayHost(relay), new Question.RelayCounts(), phase);
    }

    /** Once all has passed the relay that is to pass it. */
    public static Ask relayView(LabPlan plan, String relay) {
        Question view = new Question.RelayView(plan.relays().size() == 1);
        return new Ask(new Vantage.RelayHost(relay), view, Phase.CLOSING, VIEW);
    }

    /** A client of ours at a relay. */
    static Ask atRelay(String relay, Question question) {
        return fact(new Vantage.RelayHost(relay), question, Phase.CANARY);
    }

    static Ask exchange(ReplicaPlan from, ReplicaPlan to) {
        return new Ask(
                new Vantage.Sandbox(from.id()), new Question.Exchange(to.id(), http(to)), Phase.CANARY, EXCHANGE);
    }

    static Ask tamper(LabPlan plan, ReplicaPlan from, ReplicaPlan to) {
        Question tamper = new Question.Tamper(to.id(), http(to), plan.relays());
        return new Ask(new Vantage.Sandbox(from.id()), tamper, Phase.DISTURBED, TAMPER);
    }

    private static Optional<Integer> http(ReplicaPlan replica) {
        return replica.tcpPorts().stream()
                .filter(port -> replica.probe(port) == Probe.HTTP)
                .findFirst();
    }

    /** Who connects while the canary listens is to be heard, however long a loaded machine takes. */
    private static Duration patience(Phase phase) {
        return phase == Phase.CANARY ? ANSWER : CONNECT;
    }
}
