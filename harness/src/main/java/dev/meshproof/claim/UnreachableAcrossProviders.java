package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code unreachable-across-providers}. */
record UnreachableAcrossProviders() implements Claim {
    /** The container's address is tried while the canary listens too: silence then means that there is no path. */
    private static final List<Phase> WITH_CANARY = List.of(Phase.QUIET, Phase.CANARY, Phase.CLOSING);

    @Override
    public ClaimId id() {
        return ClaimId.UNREACHABLE_ACROSS_PROVIDERS;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "no other provider's container can connect to the address of a replica that is not public, nor to its 100.x"
                        + " address without the proxy",
                "timed out, refused or no route",
                "the same provider's neighbour does reach the canary listener there");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.replicas().stream()
                .filter(r -> r.intent() != Intent.PUBLIC)
                .map(r -> about(plan, r))
                .toList();
    }

    private static Case about(LabPlan plan, ReplicaPlan target) {
        Subject subject = new Subject.Replica(target.id());
        String provider = plan.providerOf(target.id());
        if (target.tcpPorts().isEmpty()) {
            return Case.notApplicable(subject, target.id() + " exposes no TCP port");
        }
        if (plan.providers().stream().allMatch(provider::equals)) {
            return Case.notApplicable(subject, "the lab has no other provider than " + provider);
        }
        List<Expectation> checks = new ArrayList<>();
        List<Expectation> controls = new ArrayList<>();
        for (int port : target.tcpPorts()) {
            Target container = new Target.ContainerAddress(target.id());
            plan.providers().stream()
                    .filter(p -> !p.equals(provider))
                    .map(Vantage.Neighbour::new)
                    .forEach(from -> checks.addAll(silent(from, container, target, port, WITH_CANARY)));
            plan.replicas().stream()
                    .filter(r -> !plan.providerOf(r.id()).equals(provider))
                    .map(r -> new Vantage.Sandbox(r.id()))
                    .forEach(from -> {
                        checks.addAll(silent(from, container, target, port, WITH_CANARY));
                        if (target.intent() == Intent.PRIVATE) {
                            checks.addAll(
                                    silent(from, new Target.TailnetAddress(target.id()), target, port, Asks.WINDOW));
                        }
                    });
            controls.add(heard(new Vantage.Neighbour(provider), container, port));
        }
        return new Case(subject, checks, controls);
    }

    private static List<Expectation> silent(Vantage from, Target to, ReplicaPlan target, int port, List<Phase> phases) {
        return phases.stream()
                .map(phase -> Expectation.nothing(
                                Words.of(from) + " cannot connect to " + Words.of(to) + ", port " + port + ", "
                                        + Words.when(phase),
                                Asks.connect(from, to, port, phase),
                                UnreachableAcrossProviders::silent)
                        .at(target.at()))
                .toList();
    }

    private static Outcome silent(Answer answer) {
        if (answer instanceof Answer.Reached) {
            return new Violated(Words.of(answer));
        }
        boolean failed = answer instanceof Answer.Refused
                || answer instanceof Answer.Reset
                || answer instanceof Answer.TimedOut
                || answer instanceof Answer.NoRoute;
        return failed ? new Holds(Words.of(answer)) : Words.unexpected(answer);
    }

    /** A service on 0.0.0.0 leaves no room for the canary; that it is heard itself shows the path just as well. */
    private static Expectation heard(Vantage from, Target to, int port) {
        return Expectation.something(
                Words.of(from) + " reaches the canary listener at " + Words.of(to) + ", port " + port,
                List.of(
                        Asks.connect(from, to, port, Phase.QUIET),
                        Asks.connect(from, to, port, Phase.CANARY),
                        Asks.connect(from, to, port, Phase.CLOSING)),
                answers -> {
                    String seen = "before: " + Words.of(answers.get(0)) + "; with it: " + Words.of(answers.get(1))
                            + "; after: " + Words.of(answers.get(2));
                    return answers.get(1) instanceof Answer.Reached ? new Holds(seen) : new Violated(seen);
                });
    }
}
