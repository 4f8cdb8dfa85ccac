package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Attempt;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code tailnet-exposes-only-declared}. */
record TailnetExposesOnlyDeclared() implements Claim {
    /** What an attempt at tailscaled's own service for its peers is called: it is there for them in every node. */
    static final String PEER_API = "PeerAPI";

    @Override
    public ClaimId id() {
        return ClaimId.TAILNET_EXPOSES_ONLY_DECLARED;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "a peer reaches the ports that the SDL exposes and nothing else that listens on a node's loopback",
                "attempts over the tailnet at every other port that listens there, tailscaled's proxies included",
                "the declared service answers over the same path; the relays answer both sandboxes");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return Reachability.cases(plan, (subject, pair) -> about(plan, subject, pair)).stream()
                .map(each -> plan.onlyDeclared() ? each : each.noted())
                .toList();
    }

    private static Case about(LabPlan plan, Subject subject, Reachability.Pair pair) {
        ReplicaPlan to = pair.to();
        List<Expectation> checks = new ArrayList<>();
        for (Phase phase : Asks.WINDOW) {
            Question others = new Question.TailnetPorts(to.id(), to.tcpPorts());
            checks.add(Expectation.nothing(
                            "over the tailnet no port of " + to.id() + " answers but " + declared(to) + ", "
                                    + Words.when(phase),
                            Asks.throughProxy(pair.from().id(), others, phase),
                            answer -> nothingElse(answer, to))
                    .at(to.at()));
        }
        List<Expectation> controls = SharedParts.relaysAnswer(plan, pair.from().id(), to.id());
        return new Case(subject, checks, controls).given(List.of(SharedParts.answersPeer(pair)));
    }

    private static Outcome nothingElse(Answer answer, ReplicaPlan to) {
        if (!(answer instanceof Answer.Attempts attempts)) {
            return Words.unexpected(answer);
        }
        List<Attempt> reached = attempts.attempts().stream()
                .filter(attempt -> attempt.answer() instanceof Answer.Reached
                        && !attempt.what().equals(PEER_API))
                .toList();
        if (!reached.isEmpty()) {
            String ports = reached.stream()
                    .map(attempt -> attempt.what() + " (port " + attempt.port() + ")")
                    .collect(Collectors.joining(", "));
            return new Violated(
                    "reached: " + ports + "; remedy: a policy that admits peers to " + declared(to) + " alone");
        }
        List<Attempt> undecided = attempts.attempts().stream()
                .filter(attempt -> !(attempt.answer() instanceof Answer.Reached
                        || attempt.answer() instanceof Answer.ProxyRefused
                        || attempt.answer() instanceof Answer.TimedOut))
                .toList();
        if (!undecided.isEmpty()) {
            return new Unknown(Silence.words(undecided));
        }
        return new Holds(
                attempts.attempts().isEmpty() ? "nothing else listens there" : Silence.words(attempts.attempts()));
    }

    private static String declared(ReplicaPlan to) {
        return "port " + to.tcpPorts().stream().map(String::valueOf).collect(Collectors.joining(" and port "));
    }
}
