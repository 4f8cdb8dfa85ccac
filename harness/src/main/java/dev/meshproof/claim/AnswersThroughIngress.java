package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.Door;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
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

/** {@code answers-through-ingress}. */
record AnswersThroughIngress() implements Claim {
    @Override
    public ClaimId id() {
        return ClaimId.ANSWERS_THROUGH_INGRESS;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "every public service answers at each of its global ports through its provider's ingress: by each of its"
                        + " host names, or at its node port",
                "the answer through the ingress, equal to what the service says on its own container address",
                "an unknown host name gets the ingress's own 404; a closed node port is refused; the control plane answers"
                        + " the ingress");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of();
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.withIntent(Intent.PUBLIC)
                .flatMap(replica -> about(plan, replica))
                .toList();
    }

    private static Stream<Case> about(LabPlan plan, ReplicaPlan replica) {
        List<Door> doors = Door.to(plan, replica);
        Subject subject = new Subject.Replica(replica.id());
        return doors.isEmpty()
                ? Stream.of(Case.notApplicable(subject, replica.id() + " exposes no port to everybody"))
                : doors.stream().map(door -> about(plan, replica, door));
    }

    private static Case about(LabPlan plan, ReplicaPlan replica, Door door) {
        Subject subject = new Subject.PortOf(new Subject.Replica(replica.id()), door.port());
        if (door.port().protocol().equals("udp")) {
            return Case.notApplicable(subject, Words.NO_QUESTION_FOR_UDP);
        }
        String provider = plan.providerOf(replica.id());
        Vantage ingress = new Vantage.Ingress(provider);
        List<Expectation> checks = new ArrayList<>();
        List<Expectation> controls = new ArrayList<>();
        if (door instanceof Door.ByName named) {
            for (String host : named.hosts()) {
                checks.addAll(throughDoor(ingress, named, host));
            }
            checks.addAll(eachReplica(ingress, replica, door, named.hosts().get(0), new HttpService()));
            controls.add(IngressParts.unknownHost(ingress));
        } else {
            Door.ByPort byPort = (Door.ByPort) door;
            ServiceProbe probe = ServiceProbe.of(replica, door.port().port());
            checks.addAll(throughDoor(ingress, provider, byPort, probe));
            checks.addAll(eachReplica(ingress, replica, door, hostOf(byPort), probe));
            controls.add(IngressParts.closedNodePort(ingress, provider, Door.of(plan, provider)));
        }
        controls.addAll(SharedParts.controlPlaneAnswers(ingress));
        return new Case(subject, checks, controls);
    }

    private static List<Expectation> throughDoor(Vantage ingress, Door.ByName door, String host) {
        SameAnswer same =
                new SameAnswer(new HttpService(), door.behind(), door.port().port(), host);
        List<Expectation> checks = new ArrayList<>();
        for (Phase phase : Asks.WINDOW) {
            List<Ask> asks = new ArrayList<>(
                    List.of(IngressParts.byName(ingress, host, phase), IngressParts.byUnknownName(ingress)));
            asks.addAll(same.ownAnswers());
            checks.add(Expectation.something(
                            "by the host name " + host + " the ingress answers as the service itself, "
                                    + Words.when(phase),
                            asks,
                            answers -> byName(same, answers))
                    .at(door.port().at()));
        }
        return checks;
    }

    private static Outcome byName(SameAnswer same, List<Answer> answers) {
        Outcome outcome = same.judge(answers.get(0), answers.subList(2, answers.size()));
        if (!(outcome instanceof Violated violated) || !(answers.get(0) instanceof Answer.Reached reached)) {
            return outcome;
        }
        int status = reached.response().stream()
                .findFirst()
                .map(Answer.Response::status)
                .orElse(0);
        if (status >= 502 && status <= 504) {
            return new Violated("the ingress itself reports that it got no answer: " + violated.seen());
        }
        return status == IngressParts.NOT_FOUND && answers.get(0).equals(answers.get(1))
                ? new Violated("the ingress itself reports that it knows no such host: " + violated.seen())
                : outcome;
    }

    private static List<Expectation> throughDoor(
            Vantage ingress, String provider, Door.ByPort door, ServiceProbe probe) {
        SameAnswer same = new SameAnswer(probe, door.behind(), door.port().port(), hostOf(door));
        Question question = probe.by(new Target.Ingress(provider), door.nodePort(), hostOf(door));
        List<Expectation> checks = new ArrayList<>();
        for (Phase phase : Asks.WINDOW) {
            List<Ask> asks = new ArrayList<>(List.of(Asks.answer(ingress, question, phase)));
            asks.addAll(same.ownAnswers());
            checks.add(Expectation.something(
                            "at node port " + door.nodePort() + " the service answers as on its own container address, "
                                    + Words.when(phase),
                            asks,
                            answers -> same.judge(answers.get(0), answers.subList(1, answers.size())))
                    .at(door.port().at()));
        }
        return checks;
    }

    /** A door of several replicas opens as long as one of them answers; each of them is to. */
    private static List<Expectation> eachReplica(
            Vantage ingress, ReplicaPlan replica, Door door, String host, ServiceProbe probe) {
        if (door.behind().size() == 1) {
            return List.of();
        }
        SameAnswer same =
                new SameAnswer(probe, List.of(replica.id()), door.port().port(), host);
        List<Expectation> checks = new ArrayList<>();
        for (Phase phase : Asks.WINDOW) {
            List<Ask> asks = new ArrayList<>(List.of(Asks.answer(ingress, same.own(replica.id()), phase)));
            asks.addAll(same.ownAnswers());
            checks.add(Expectation.something(
                            "this one of its " + door.behind().size() + " replicas answers the ingress, "
                                    + Words.when(phase),
                            asks,
                            answers -> same.judge(answers.get(0), answers.subList(1, answers.size())))
                    .at(replica.at()));
        }
        return checks;
    }

    private static String hostOf(Door.ByPort door) {
        return door.host() + ":" + door.nodePort();
    }
}
