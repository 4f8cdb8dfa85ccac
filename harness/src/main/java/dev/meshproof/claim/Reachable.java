package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code reachable-by-address} and {@code reachable-by-name}: the same but for how the destination is named. */
abstract class Reachable implements Claim {
    private final Reachability.By by;

    Reachable(Reachability.By by) {
        this.by = by;
    }

    /** A destination that must fail. */
    record Dead(String says, Target to, int port) {}

    abstract Dead dead(ReplicaPlan to);

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return Reachability.cases(plan, (subject, pair) -> about(plan, subject, pair));
    }

    private Case about(LabPlan plan, Subject subject, Reachability.Pair pair) {
        ReplicaPlan to = pair.to();
        List<Expectation> checks = new ArrayList<>();
        for (int port : to.tcpPorts()) {
            for (Phase phase : Asks.WINDOW) {
                checks.add(answers(pair, port, phase));
            }
        }
        List<Expectation> controls = new ArrayList<>(List.of(fails(pair)));
        controls.addAll(SharedParts.relaysAnswer(plan, pair.from().id(), to.id()));
        return new Case(subject, checks, controls);
    }

    private Expectation answers(Reachability.Pair pair, int port, Phase phase) {
        ServiceProbe probe = ServiceProbe.of(pair.to(), port);
        String named = by == Reachability.By.ADDRESS
                ? "its 100.x address"
                : pair.to().hostname().orElse("its hostname");
        return Expectation.something(
                        "through SOCKS5, port " + port + " at " + named + " answers as on its own loopback, "
                                + Words.when(phase),
                        List.of(
                                Reachability.ask(pair, by, port, phase),
                                Reachability.ownAnswer(pair.to(), port, phase)),
                        answers -> probe.same(answers.get(0), answers.get(1)))
                .at(pair.to().at());
    }

    private Expectation fails(Reachability.Pair pair) {
        Dead dead = dead(pair.to());
        Ask ask = Asks.throughProxy(
                pair.from().id(), new Question.HttpThroughSocks5(dead.to(), dead.port()), Phase.QUIET);
        Ask service = Reachability.ask(pair, by, pair.to().tcpPorts().get(0), Phase.QUIET);
        return Expectation.something(
                dead.says() + " gets a SOCKS5 reply other than 0", List.of(ask, service), answers -> fails(answers));
    }

    /** Where there is no proxy at all nothing can come through one, and that is as good as its reply. */
    private static Outcome fails(List<Answer> answers) {
        Answer dead = answers.get(0);
        if (dead instanceof Answer.ProxyRefused refused && refused.reply() != 0) {
            return new Holds(Words.of(dead));
        }
        if (dead instanceof Answer.Refused && answers.get(1) instanceof Answer.Refused) {
            return new Holds("no SOCKS5 proxy listens, for the service neither: " + Words.of(dead));
        }
        if (dead instanceof Answer.NoProxy && answers.get(1) instanceof Answer.NoProxy) {
            return new Holds("for the service neither: " + Words.of(dead));
        }
        return new Violated(Words.of(dead));
    }
}
