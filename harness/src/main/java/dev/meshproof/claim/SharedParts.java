package dev.meshproof.claim;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;

/**
 * Controls that the parts which all replicas share do their work: what is missing is the replicas' fault only while
 * control plane and relays answer whoever asks.
 */
final class SharedParts {
    private static final int HTTPS = 443;

    private SharedParts() {}

    static List<Expectation> controlPlaneAnswers(Vantage from) {
        return answers(from, new Target.ControlPlane());
    }

    static List<Expectation> relaysAnswer(LabPlan plan, ReplicaId replica) {
        return plan.relays().stream()
                .flatMap(relay -> answers(new Vantage.Sandbox(replica), new Target.Relay(relay)).stream())
                .toList();
    }

    /** The premise of whatever is about the path between two peers: that there is one. */
    static Expectation answersPeer(Reachability.Pair pair) {
        int port = pair.to().tcpPorts().get(0);
        return Expectation.something(
                "through SOCKS5, port " + port + " of " + pair.to().id() + " answers "
                        + pair.from().id() + ", " + Words.when(Phase.QUIET),
                Reachability.ask(pair, Reachability.By.ADDRESS, port, Phase.QUIET),
                Silence::broken);
    }

    static Ask connect(Vantage from, Target part, Phase phase) {
        return Asks.answeredConnect(from, part, HTTPS, phase);
    }

    private static List<Expectation> answers(Vantage from, Target part) {
        List<Expectation> all = new ArrayList<>();
        Asks.WINDOW.forEach(phase -> all.add(Expectation.something(
                Words.of(part) + " answers " + Words.of(from) + ", " + Words.when(phase),
                connect(from, part, phase),
                Silence::broken)));
        return all;
    }
}
