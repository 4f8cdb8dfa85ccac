package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code answers-siblings}. */
record AnswersSiblings() implements Claim {
    private static final Set<Intent> MEANT_FOR_SIBLINGS = Set.of(Intent.SIBLINGS, Intent.PUBLIC);

    @Override
    public ClaimId id() {
        return ClaimId.ANSWERS_SIBLINGS;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "every service that its siblings have a name for answers every other replica of its lease by that name, at"
                        + " the port that it is offered as",
                "the answer at NAME:as, equal to what the service says on its own container address",
                "an unknown name does not resolve; a closed port at the name is refused; the control plane answers whoever"
                        + " asks");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of();
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.leases().stream()
                .flatMap(lease -> lease.replicas().stream()
                        .filter(to -> MEANT_FOR_SIBLINGS.contains(to.intent()))
                        .flatMap(to -> about(lease, to)))
                .toList();
    }

    private static Stream<Case> about(LabPlan.Lease lease, ReplicaPlan to) {
        List<ReplicaPlan> others = lease.replicas().stream()
                .filter(from -> !from.id().equals(to.id()))
                .toList();
        if (to.dnsName().isEmpty()) {
            Case none = Case.notApplicable(
                    new Subject.Replica(to.id()), to.id() + " exposes no port for which its siblings have a name");
            return to.intent() == Intent.SIBLINGS ? Stream.of(none) : Stream.empty();
        }
        if (others.isEmpty()) {
            return Stream.of(Case.notApplicable(
                    new Subject.Replica(to.id()), "there is no other replica in its lease to ask it"));
        }
        String name = to.dnsName().get();
        return others.stream().flatMap(from -> offered(to).map(port -> about(lease, from, to, name, port)));
    }

    /** What is offered to everybody by host name is offered to siblings too; twice is once. */
    private static Stream<Port> offered(ReplicaPlan to) {
        List<String> seen = new ArrayList<>();
        return to.ports().stream().filter(Port::named).filter(port -> {
            String key = port.as() + port.protocol();
            return !seen.contains(key) && seen.add(key);
        });
    }

    private static Case about(LabPlan.Lease lease, ReplicaPlan from, ReplicaPlan to, String name, Port port) {
        Subject subject = new Subject.PortOf(new Subject.Pair(from.id(), to.id()), port);
        if (port.protocol().equals("udp")) {
            return Case.notApplicable(subject, Words.NO_QUESTION_FOR_UDP);
        }
        List<ReplicaId> replicas = lease.replicas().stream()
                .map(ReplicaPlan::id)
                .filter(id -> id.service().equals(to.id().service()))
                .toList();
        Vantage sandbox = new Vantage.Sandbox(from.id());
        String host = name + ":" + port.as();
        ServiceProbe probe = ServiceProbe.of(to, port.port());
        List<Expectation> checks = new ArrayList<>(answers(
                host + " answers as on its own container address",
                sandbox,
                probe.by(new Target.Literal(name), port.as(), host),
                new SameAnswer(probe, replicas, port.port(), host),
                port));
        if (replicas.size() > 1) {
            // A name of several replicas answers as long as the one that is taken does; each of them is to.
            checks.addAll(answers(
                    "this one of the " + replicas.size() + " replicas of " + name + " answers at port " + port.as(),
                    sandbox,
                    probe.by(new Target.ContainerAddress(to.id()), port.as(), host),
                    new SameAnswer(probe, List.of(to.id()), port.port(), host),
                    port));
        }
        List<Expectation> controls = new ArrayList<>(List.of(unknownName(sandbox), closedPort(sandbox, name, to)));
        controls.addAll(SharedParts.controlPlaneAnswers(sandbox));
        return new Case(subject, checks, controls);
    }

    private static List<Expectation> answers(String says, Vantage from, Question question, SameAnswer same, Port port) {
        List<Expectation> checks = new ArrayList<>();
        for (Phase phase : Asks.WINDOW) {
            List<Ask> asks = new ArrayList<>(List.of(Asks.answer(from, question, phase)));
            asks.addAll(same.ownAnswers());
            checks.add(Expectation.something(
                            says + ", " + Words.when(phase),
                            asks,
                            answers -> same.judge(answers.get(0), answers.subList(1, answers.size())))
                    .at(port.at()));
        }
        return checks;
    }

    private static Expectation unknownName(Vantage from) {
        return Expectation.something(
                "the unknown name " + Asks.UNKNOWN_SERVICE + " does not resolve",
                Asks.answeredConnect(from, new Target.Literal(Asks.UNKNOWN_SERVICE), Asks.CLOSED_PORT, Phase.QUIET),
                answer -> answer instanceof Answer.UnknownName
                        ? new Holds(Words.of(answer))
                        : new Violated(Words.of(answer)));
    }

    private static Expectation closedPort(Vantage from, String name, ReplicaPlan to) {
        int closed = Asks.closedPort(to.ports().stream()
                .flatMap(port -> Stream.of(port.port(), port.as()))
                .toList());
        return Expectation.something(
                "the closed port " + closed + " of " + name + " is refused",
                Asks.answeredConnect(from, new Target.Literal(name), closed, Phase.QUIET),
                answer -> answer instanceof Answer.Refused
                        ? new Holds(Words.of(answer))
                        : new Violated(Words.of(answer)));
    }
}
