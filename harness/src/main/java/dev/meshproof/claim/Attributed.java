package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Moot;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Named;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code attributed}. */
record Attributed() implements Claim {
    @Override
    public ClaimId id() {
        return ClaimId.ATTRIBUTED;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "the destination can tell which replica called",
                "whois, at the destination, of the live connection's 127.0.0.1:port names the source, with the address that"
                        + " the control plane lists for it",
                "whois of a connection from the sandbox itself names nobody; the relays answer both sandboxes");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return Reachability.cases(plan, (subject, pair) -> about(plan, subject, pair));
    }

    private static Case about(LabPlan plan, Subject subject, Reachability.Pair pair) {
        ReplicaPlan to = pair.to();
        List<Expectation> checks = new ArrayList<>();
        List<Expectation> controls = new ArrayList<>();
        for (int port : to.tcpPorts()) {
            checks.add(names(pair, port));
            controls.add(namesNobody(to, port));
        }
        controls.addAll(SharedParts.relaysAnswer(plan, pair.from().id(), to.id()));
        return new Case(subject, checks, controls).given(List.of(SharedParts.answersPeer(pair)));
    }

    private static Expectation names(Reachability.Pair pair, int port) {
        ReplicaPlan from = pair.from();
        return Expectation.something(
                        "of a connection to port " + port + " the tailscaled of "
                                + pair.to().id() + " names " + from.hostname().orElse("its source")
                                + " and nobody else",
                        List.of(Asks.whois(from.id(), pair.to().id(), port), Asks.nodes(Phase.QUIET)),
                        answers -> names(answers, from))
                .at(pair.to().at());
    }

    private static Outcome names(List<Answer> answers, ReplicaPlan from) {
        if (!(answers.get(0) instanceof Answer.Attribution attribution)) {
            return Words.unexpected(answers.get(0));
        }
        if (!(answers.get(1) instanceof Answer.Nodes list)) {
            return Words.unexpected(answers.get(1));
        }
        if (attribution.connections() == 0) {
            return new Unknown("no connection that could be the one held open");
        }
        List<Named> named = attribution.peers().stream().distinct().toList();
        if (named.isEmpty()) {
            return new Violated("nobody is named of " + attribution.connections() + " connections");
        }
        List<String> own = list.nodes().stream()
                .filter(node -> from.hostname()
                        .filter(node.givenName()::equalsIgnoreCase)
                        .isPresent())
                .flatMap(node -> node.addresses().stream())
                .filter(Addresses::isOfTailnet)
                .toList();
        if (own.isEmpty()) {
            return new Unknown(words(named) + "; which address is the source's, the control plane does not list");
        }
        long right = named.stream()
                .filter(each -> own.stream().anyMatch(each.addresses()::contains))
                .count();
        if (right == 0) {
            return new Violated(words(named) + "; the source is at " + String.join(", ", own));
        }
        return named.size() == 1
                ? new Holds(words(named))
                : new Unknown("more than one is named, and it is open which was meant: " + words(named));
    }

    private static Expectation namesNobody(ReplicaPlan to, int port) {
        return Expectation.something(
                "of a connection from its own sandbox to port " + port + " the tailscaled of " + to.id()
                        + " names nobody",
                Asks.onLoopback(to.id(), new Question.WhoisOfLoopback(port), Phase.CANARY),
                answer -> {
                    if (answer instanceof Answer.Refused) {
                        return new Moot("nothing listens there: " + Words.of(answer));
                    }
                    if (!(answer instanceof Answer.Attribution attribution)) {
                        return Words.unexpected(answer);
                    }
                    if (attribution.connections() == 0) {
                        return new Unknown("no connection that could be the one held open");
                    }
                    return attribution.peers().isEmpty()
                            ? new Holds("nobody is named of " + attribution.connections() + " connections")
                            : new Violated(words(attribution.peers()));
                });
    }

    private static String words(List<Named> named) {
        return named.stream()
                .map(each -> each.node() + " at " + String.join(", ", each.addresses()))
                .collect(Collectors.joining("; ", "named: ", ""));
    }
}
