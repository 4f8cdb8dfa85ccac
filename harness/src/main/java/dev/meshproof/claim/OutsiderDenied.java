package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Moot;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code outsider-denied}. */
record OutsiderDenied() implements Claim {
    /** Before the policy admits anybody else. */
    private static final List<Phase> PHASES = List.of(Phase.QUIET, Phase.CANARY);

    private static final Vantage.Outsider STRANGER = new Vantage.Outsider(Vantage.Outsider.Kind.STRANGER);
    private static final Vantage.Outsider UNADMITTED = new Vantage.Outsider(Vantage.Outsider.Kind.UNADMITTED);

    @Override
    public ClaimId id() {
        return ClaimId.OUTSIDER_DENIED;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "a node of another tailnet, and a node of the same that the policy does not admit, cannot reach a private"
                        + " service",
                "attempts through their own SOCKS5 proxies fail, by 100.x address and by hostname",
                "the stranger's own tailnet's service answers it; once the policy admits the other, the same attempt gets the"
                        + " service's answer");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.withIntent(Intent.PRIVATE).map(OutsiderDenied::about).toList();
    }

    private static Case about(ReplicaPlan replica) {
        Subject subject = new Subject.Replica(replica.id());
        if (replica.tcpPorts().isEmpty()) {
            return Case.notApplicable(subject, replica.id() + " exposes no TCP port");
        }
        List<Expectation> checks = new ArrayList<>();
        List<Expectation> controls = new ArrayList<>();
        for (int port : replica.tcpPorts()) {
            for (Phase phase : PHASES) {
                for (Vantage.Outsider outsider : List.of(STRANGER, UNADMITTED)) {
                    checks.add(denied(outsider, replica, Reachability.By.ADDRESS, port, phase));
                    checks.add(denied(outsider, replica, Reachability.By.NAME, port, phase));
                }
            }
            controls.add(admitted(replica, port));
        }
        PHASES.forEach(phase -> controls.add(ownService(phase)));
        return new Case(subject, checks, controls).given(List.of(answersItself(replica)));
    }

    private static Expectation denied(
            Vantage.Outsider outsider, ReplicaPlan replica, Reachability.By by, int port, Phase phase) {
        Target target = by.of(replica.id());
        return Expectation.nothing(
                        Words.of(outsider) + " gets no answer through its SOCKS5 proxy from " + Words.of(target)
                                + ", port " + port + ", " + Words.when(phase),
                        Asks.denied(outsider, ServiceProbe.of(replica, port).throughSocks5(target, port), phase),
                        answer -> {
                            if (answer instanceof Answer.Reached) {
                                return new Violated(Words.of(answer));
                            }
                            return answer instanceof Answer.ProxyRefused || answer instanceof Answer.TimedOut
                                    ? new Holds(Words.of(answer))
                                    : Words.unexpected(answer);
                        })
                .at(replica.at());
    }

    private static Expectation ownService(Phase phase) {
        return Expectation.something(
                Words.of(STRANGER) + " gets an answer through its SOCKS5 proxy from a service of its own tailnet, "
                        + Words.when(phase),
                Asks.granted(
                        STRANGER,
                        new Question.HttpThroughSocks5(new Target.OutsidersService(), Target.OutsidersService.PORT),
                        phase),
                answer -> CanaryListener.said(answer) ? new Holds(Words.of(answer)) : new Violated(Words.of(answer)));
    }

    private static Expectation admitted(ReplicaPlan replica, int port) {
        ServiceProbe probe = ServiceProbe.of(replica, port);
        Target target = Reachability.By.ADDRESS.of(replica.id());
        return Expectation.something(
                Words.of(UNADMITTED) + " gets the answer of port " + port + " once the policy admits it",
                List.of(
                        Asks.granted(UNADMITTED, probe.throughSocks5(target, port), Phase.DISTURBED),
                        Reachability.ownAnswer(replica, port, Phase.DISTURBED)),
                answers -> Silence.broken(answers.get(1)) instanceof Violated mute
                        ? new Moot("the service does not answer on its own loopback either: " + mute.seen())
                        : probe.same(answers.get(0), answers.get(1)));
    }

    /** The premise: there is something to be denied. */
    private static Expectation answersItself(ReplicaPlan replica) {
        int port = replica.tcpPorts().get(0);
        return Expectation.something(
                "port " + port + " answers on its own loopback, " + Words.when(Phase.QUIET),
                Reachability.ownAnswer(replica, port, Phase.QUIET),
                Silence::broken);
    }
}
