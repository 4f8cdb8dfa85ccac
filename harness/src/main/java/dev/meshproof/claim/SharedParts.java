package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

    /** Each relay answers the sandboxes of both ends of a path. */
    static List<Expectation> relaysAnswer(LabPlan plan, ReplicaId one, ReplicaId other) {
        return Stream.of(one, other)
                .flatMap(replica -> plan.relays().stream()
                        .flatMap(relay -> answers(new Vantage.Sandbox(replica), new Target.Relay(relay)).stream()))
                .toList();
    }

    /** The premise of whatever is about the path between two peers: that there is one. */
    static Expectation answersPeer(Reachability.Pair pair) {
        int port = pair.to().tcpPorts().get(0);
        return Expectation.something(
                "through SOCKS5, port " + port + " of " + pair.to().id() + " answers "
                        + pair.from().id() + ", " + Words.when(Phase.QUIET),
                Reachability.path(pair),
                Silence::broken);
    }

    /**
     * Of the control plane a request without TLS, which it answers with a complaint (Go 1.26, net/http, server.go): a kernel
     * takes connections for a process that does nothing any more, and it takes a process to complain. A relay is asked as its
     * clients do.
     */
    static Ask ask(Vantage from, Target part, Phase phase) {
        return Asks.answer(from, new Question.Http(part, HTTPS), phase);
    }

    private static List<Expectation> answers(Vantage from, Target part) {
        List<Expectation> all = new ArrayList<>();
        Asks.WINDOW.forEach(phase -> all.add(Expectation.something(
                Words.of(part) + " answers " + Words.of(from) + ", " + Words.when(phase),
                ask(from, part, phase),
                SharedParts::answered)));
        return all;
    }

    private static Outcome answered(Answer answer) {
        return answer instanceof Answer.Reached reached && reached.response().isEmpty()
                ? new Violated("it took the connection and said nothing: " + Words.of(answer))
                : Silence.broken(answer);
    }
}
