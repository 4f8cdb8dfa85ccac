package dev.meshproof.diagnosis;

import dev.meshproof.claim.Finding;
import dev.meshproof.claim.Verdict;
import dev.meshproof.evidence.Observation;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The control plane or a relay does not answer: nothing of that is a service's doing. */
final class Parts {
    static final List<Rule> RULES = List.of(Parts::silent);

    private Parts() {}

    /** The controls that ask them are what keeps such a case from being decided. */
    private static Optional<Diagnosis> silent(Suspect suspect) {
        if (suspect.judged().verdict() != Verdict.INCONCLUSIVE) {
            return Optional.empty();
        }
        Set<Long> deaf = suspect.judged().controls().stream()
                .filter(control -> !control.holds() && !control.moot())
                .map(Finding::observations)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        return suspect.evidence().observations().stream()
                .filter(o -> deaf.contains(o.seq()))
                .flatMap(o -> part(o).map(part -> about(part, o)).stream())
                .findFirst();
    }

    /** Which of them was asked, and did not answer. */
    private static Optional<String> part(Observation observation) {
        Answer answer = observation.answer();
        boolean silent = answer instanceof Answer.Refused
                || answer instanceof Answer.Reset
                || answer instanceof Answer.TimedOut
                || answer instanceof Answer.NoRoute
                || answer instanceof Answer.UnknownName;
        if (!silent || !(observation.ask().what() instanceof Question.Http http)) {
            return Optional.empty();
        }
        if (http.to() instanceof Target.Relay relay) {
            return Optional.of("relay " + relay.relay());
        }
        return http.to() instanceof Target.ControlPlane ? Optional.of("the control plane") : Optional.empty();
    }

    private static Diagnosis about(String part, Observation observation) {
        String from = observation.ask().from() instanceof Vantage.Sandbox sandbox
                ? "the sandbox of " + sandbox.replica()
                : "where it was asked from";
        return new Diagnosis(
                "%s of the lab does not answer %s: %s".formatted(part, from, how(observation.answer())),
                "see its log among the run's artifacts, and run it again; no SDL is at fault",
                Optional.empty(),
                List.of(observation.seq()));
    }

    private static String how(Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            return refused.at() + " refused the connection";
        }
        if (answer instanceof Answer.Reset reset) {
            return reset.at() + " reset the connection";
        }
        if (answer instanceof Answer.TimedOut timedOut) {
            return timedOut.at() + " did not answer in time";
        }
        return answer instanceof Answer.NoRoute noRoute
                ? "no route leads to " + noRoute.at()
                : "its name does not resolve";
    }
}
