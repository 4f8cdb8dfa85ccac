package dev.meshproof.scenarios;

import dev.meshproof.junit.LabUnderTest;
import dev.meshproof.plan.Door;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Prober;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.Transport;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is seen from vantages that are to reach no replica, and whether it would be seen if they did. */
final class Lookouts {
    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final int PORT = 8000;

    private Lookouts() {}

    /** Those that stand on the replica's own network. */
    static Stream<Vantage> onItsNetwork(LabUnderTest lab, ReplicaId replica) {
        return Stream.concat(
                Stream.of(
                        new Vantage.Neighbour(lab.lab().plan().providerOf(replica)),
                        new Vantage.ControlPlaneHost(),
                        new Vantage.MirrorHost()),
                lab.lab().plan().relays().stream().map(Vantage.RelayHost::new));
    }

    static Answer connect(LabUnderTest lab, Vantage from, ReplicaId to) {
        return ask(lab, from, new Question.Connect(new Target.ContainerAddress(to), PORT));
    }

    static Answer connectToCanary(LabUnderTest lab, Vantage from, ReplicaId to) {
        return withCanaries(lab, () -> connect(lab, from, to));
    }

    static Answer throughItsDoor(LabUnderTest lab, ReplicaId replica) {
        String provider = lab.lab().plan().providerOf(replica);
        Door.ByPort door = (Door.ByPort) Door.of(lab.lab().plan(), provider).get(0);
        Question question = new Question.HttpForHost(new Target.Ingress(provider), door.nodePort(), door.host());
        return ask(lab, new Vantage.Ingress(provider), question);
    }

    static Answer throughItsDoorToCanary(LabUnderTest lab, ReplicaId replica) {
        return withCanaries(lab, () -> throughItsDoor(lab, replica));
    }

    /** One answer for each address of the engine's machine. */
    static List<Answer> connectToHost(LabUnderTest lab, Vantage from) throws ProbeUnavailable {
        return lab.lab().hostListener().stream()
                .map(at -> ask(lab, from, new Question.Connect(new Target.Literal(at.host()), at.port())))
                .toList();
    }

    static List<String> heardByTheHost(LabUnderTest lab) throws ProbeUnavailable {
        int port = lab.lab().hostListener().get(0).port();
        return lab.lab()
                .place(new Vantage.Host())
                .agent()
                .ask(new AgentRequest.Visitors(Transport.TCP, "0.0.0.0", port))
                .join()
                .addresses();
    }

    static String addressOfTheVisitor(LabUnderTest lab) throws ProbeUnavailable {
        return lab
                .lab()
                .place(new Vantage.Visitor())
                .agent()
                .ask(new AgentRequest.Interfaces())
                .join()
                .interfaces()
                .stream()
                .filter(each -> each.name().equals("eth0"))
                .map(AgentReply.NetworkInterface::addresses)
                .findFirst()
                .orElseThrow()
                .get(0);
    }

    static List<String> addressesOfReplicas(LabUnderTest lab) {
        return lab.lab().plan().replicas().stream()
                .map(replica -> lab.lab().address(replica.id()))
                .toList();
    }

    private static Answer withCanaries(LabUnderTest lab, Supplier<Answer> asking) {
        lab.lab().canaries(true);
        try {
            return asking.get();
        } finally {
            lab.lab().canaries(false);
        }
    }

    private static Answer ask(LabUnderTest lab, Vantage from, Question question) {
        return new Prober(lab.lab())
                .put(new Ask(from, question, Phase.CLOSING, LIMIT))
                .answer();
    }
}
