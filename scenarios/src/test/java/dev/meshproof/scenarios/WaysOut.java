package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.containers.LabNetwork;
import dev.meshproof.junit.LabUnderTest;
import dev.meshproof.lab.Lab;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Prober;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import dev.meshproof.wire.AgentReply.Query;
import dev.meshproof.wire.AgentRequest;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Every way by which a sandbox might get out of its provider's network. */
final class WaysOut {
    private static final Duration LIMIT = Duration.ofSeconds(4);
    /** Whatever a host may serve: its SSH, its resolver, its web server, its engine. */
    private static final List<Integer> PORTS = List.of(22, 53, 80, 443, 2375);

    private WaysOut() {}

    /** One test for each address and port: nothing answers there, not even with a reset. */
    static Stream<DynamicTest> from(LabUnderTest lab, ReplicaId replica) {
        return addresses(lab.lab(), replica)
                .flatMap(address -> PORTS.stream()
                        .map(port -> DynamicTest.dynamicTest(
                                address + ":" + port,
                                () -> assertThat(connect(lab.lab(), replica, address, port))
                                        .isInstanceOfAny(Answer.NoRoute.class, Answer.TimedOut.class))));
    }

    /** Asks the resolver that the replica has. */
    static void lookUp(LabUnderTest lab, ReplicaId replica, String name) {
        connect(lab.lab(), replica, name, 80);
    }

    /** Names that a provider's sinkhole was asked for. */
    static List<String> sinkholeQueries(LabUnderTest lab, String provider) throws ProbeUnavailable {
        return lab
                .lab()
                .place(new Vantage.Neighbour(provider))
                .agent()
                .ask(new AgentRequest.SinkholeQueries(Instant.EPOCH))
                .join()
                .queries()
                .stream()
                .map(Query::name)
                .toList();
    }

    private static Stream<String> addresses(Lab lab, ReplicaId replica) {
        Stream<String> host = Stream.of("192.0.2.1", "172.17.0.1", lab.gateway(replica));
        Stream<String> others = lab.plan().replicas().stream()
                .map(ReplicaPlan::id)
                .filter(other -> !other.equals(replica))
                .flatMap(other -> Stream.of(lab.address(other), lab.gateway(other)));
        return Stream.concat(host, others);
    }

    /** One test for each address of this machine: from here a listener on it is reached, from the sandbox it is not. */
    static Stream<DynamicTest> toAListenerOfTheHost(LabUnderTest lab, ReplicaId replica) throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .filter(address -> !LabNetwork.inPool(address)) // other labs' come and go
                .map(address -> DynamicTest.dynamicTest(address, () -> {
                    try (ServerSocket listener = new ServerSocket(0);
                            Socket control = new Socket(address, listener.getLocalPort())) {
                        assertThat(control.isConnected()).isTrue();
                        assertThat(connect(lab.lab(), replica, address, listener.getLocalPort()))
                                .isInstanceOfAny(Answer.NoRoute.class, Answer.TimedOut.class);
                    }
                }));
    }

    private static Answer connect(Lab lab, ReplicaId from, String host, int port) {
        Question question = new Question.Connect(new Target.Literal(host), port);
        return new Prober(lab)
                .put(new Ask(new Vantage.Sandbox(from), question, Phase.CLOSING, LIMIT))
                .answer();
    }
}
