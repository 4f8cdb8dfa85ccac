package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Flow;
import dev.meshproof.probe.Answer.Route;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code contained}. */
record Contained() implements Claim {
    private static final Vantage HOST = new Vantage.Host();
    private static final Vantage VISITOR = new Vantage.Visitor();

    @Override
    public ClaimId id() {
        return ClaimId.CONTAINED;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "nothing that a replica sent was delivered outside the lab",
                "a listener of ours in the host's namespace heard no replica; the sandbox's routes lead nowhere else; a"
                        + " capture from before the replica started, of all that it sent",
                "the listener hears a container on an ordinary bridge; the capture saw what was sent to the control plane");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of();
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.replicas().stream().map(Contained::about).toList();
    }

    private static Case about(ReplicaPlan replica) {
        Vantage sandbox = new Vantage.Sandbox(replica.id());
        List<Expectation> checks = new ArrayList<>();
        for (Phase phase : Asks.WINDOW) {
            checks.add(hostIsOutOfReach(sandbox, phase));
            checks.add(oneNetwork(sandbox, phase));
        }
        checks.add(heardNobody(sandbox));
        checks.add(sentOutsideOfLabs(sandbox));
        checks.add(sentElsewhere(sandbox));
        List<Expectation> controls = new ArrayList<>(List.of(visitorIsHeard(), captureSees(sandbox)));
        controls.addAll(SharedParts.controlPlaneAnswers(sandbox));
        return new Case(
                new Subject.Replica(replica.id()),
                checks.stream().map(each -> each.at(replica.at())).toList(),
                controls);
    }

    private static Expectation hostIsOutOfReach(Vantage sandbox, Phase phase) {
        return Expectation.nothing(
                Words.of(sandbox) + " reaches the listener in the host's namespace at none of the host's addresses, "
                        + Words.when(phase),
                Asks.connectToHost(sandbox, phase),
                answer -> Silence.ofAttempts(answer, new Unknown("no address of the host was tried")));
    }

    private static Expectation heardNobody(Vantage sandbox) {
        return Expectation.something(
                "the listener in the host's namespace heard nobody on the network of " + Words.of(sandbox),
                List.of(
                        Asks.fact(HOST, new Question.HostListener(), Phase.CLOSING),
                        Asks.fact(sandbox, new Question.Routes(), Phase.CLOSING)),
                answers -> {
                    if (!(answers.get(0) instanceof Answer.Heard heard)) {
                        return Words.unexpected(answers.get(0));
                    }
                    if (!(answers.get(1) instanceof Answer.Routes table)) {
                        return Words.unexpected(answers.get(1));
                    }
                    List<String> inside = heard.sources().stream()
                            .filter(source -> Networks.isWithin(Networks.attached(table), source))
                            .toList();
                    return inside.isEmpty()
                            ? new Holds("heard: "
                                    + (heard.sources().isEmpty() ? "nobody" : String.join(", ", heard.sources())))
                            : new Violated("heard: " + String.join(", ", inside));
                });
    }

    /** An internal network's default route may name a gateway that is nobody; one to elsewhere takes a second network. */
    private static Expectation oneNetwork(Vantage sandbox, Phase phase) {
        return Expectation.nothing(
                Words.of(sandbox) + " is on one network and has no route that leads on from another, "
                        + Words.when(phase),
                Asks.fact(sandbox, new Question.Routes(), phase),
                answer -> {
                    if (!(answer instanceof Answer.Routes table)) {
                        return Words.unexpected(answer);
                    }
                    List<String> attached = Networks.attached(table);
                    List<Route> onward = Networks.onward(table);
                    if (attached.isEmpty()) {
                        return new Unknown("it is on no network, so it is another namespace: " + table.namespace());
                    }
                    boolean leaves = onward.stream().anyMatch(route -> !Networks.isWithin(attached, route.gateway()));
                    return attached.size() > 1 || leaves
                            ? new Violated("on " + String.join(", ", attached) + "; " + words(onward))
                            : new Holds("on " + attached.get(0) + " alone; " + words(onward));
                });
    }

    private static Expectation sentOutsideOfLabs(Vantage sandbox) {
        return Expectation.nothing(
                "the capture shows nothing that " + Words.of(sandbox) + " sent to an address of no lab",
                capture(sandbox),
                answer -> answer instanceof Answer.Traffic traffic
                        ? sent(traffic, List.of(Networks.OF_LABS))
                        : Words.unexpected(answer));
    }

    private static Expectation sentElsewhere(Vantage sandbox) {
        return Expectation.something(
                "the capture shows nothing that " + Words.of(sandbox) + " sent beyond its provider's network",
                List.of(capture(sandbox), Asks.fact(sandbox, new Question.Routes(), Phase.CLOSING)),
                answers -> {
                    if (!(answers.get(0) instanceof Answer.Traffic traffic)) {
                        return Words.unexpected(answers.get(0));
                    }
                    return answers.get(1) instanceof Answer.Routes table
                            ? sent(traffic, Networks.attached(table))
                            : Words.unexpected(answers.get(1));
                });
    }

    private static Outcome sent(Answer.Traffic traffic, List<String> within) {
        List<Flow> out = Departures.beyond(traffic, within);
        String refused = traffic.packets() + " packets; not sent for want of a route: " + traffic.noRoute()
                + "; unknown names looked up: "
                + (traffic.names().isEmpty() ? "none" : String.join(", ", traffic.names()));
        return out.isEmpty()
                ? new Holds(refused)
                : new Violated(out.stream().map(Departures::words).collect(Collectors.joining(", ")) + "; " + refused);
    }

    private static Expectation visitorIsHeard() {
        return Expectation.something(
                "the listener in the host's namespace is reached by " + Words.of(VISITOR) + ", and hears it",
                List.of(
                        Asks.answer(VISITOR, new Question.ConnectToHost(), Phase.QUIET),
                        Asks.fact(HOST, new Question.HostListener(), Phase.CLOSING),
                        Asks.fact(VISITOR, new Question.Routes(), Phase.QUIET)),
                answers -> {
                    if (!(answers.get(0) instanceof Answer.Attempts attempts)
                            || !(answers.get(1) instanceof Answer.Heard heard)
                            || !(answers.get(2) instanceof Answer.Routes table)) {
                        return new Unknown("answers of an unexpected kind: "
                                + answers.stream().map(Words::of).collect(Collectors.joining(", ")));
                    }
                    boolean reached = attempts.attempts().stream()
                            .anyMatch(attempt -> attempt.answer() instanceof Answer.Reached);
                    List<String> visitors = heard.sources().stream()
                            .filter(source -> Networks.isWithin(Networks.attached(table), source))
                            .toList();
                    String seen = Silence.words(attempts.attempts()) + "; heard: " + heard.sources();
                    return reached && !visitors.isEmpty() ? new Holds(seen) : new Violated(seen);
                });
    }

    private static Expectation captureSees(Vantage sandbox) {
        return Expectation.something(
                "the capture saw packets to the control plane",
                List.of(
                        Asks.fact(sandbox, new Question.Capture(), Phase.QUIET),
                        SharedParts.ask(sandbox, new Target.ControlPlane(), Phase.CANARY),
                        capture(sandbox)),
                answers -> {
                    if (!(answers.get(0) instanceof Answer.Traffic before)) {
                        return Words.unexpected(answers.get(0));
                    }
                    if (!(answers.get(2) instanceof Answer.Traffic after)) {
                        return Words.unexpected(answers.get(2));
                    }
                    if (!(answers.get(1) instanceof Answer.Reached reached)) {
                        return new Unknown("the control plane was not reached: " + Words.of(answers.get(1)));
                    }
                    String address = Addresses.host(reached.at());
                    long first = packetsTo(address, before);
                    long packets = packetsTo(address, after);
                    String seen = packets + " packets to " + address + " of " + after.packets()
                            + (packets > first ? "" : ", " + first + " of them before it was asked for something");
                    // One that has ended still shows what went before.
                    return packets > first ? new Holds(seen) : new Violated(seen);
                });
    }

    private static long packetsTo(String address, Answer.Traffic traffic) {
        return traffic.sent().stream()
                .filter(flow -> flow.destination().equals(address))
                .mapToLong(Flow::packets)
                .sum();
    }

    private static Ask capture(Vantage sandbox) {
        return Asks.fact(sandbox, new Question.Capture(), Phase.CLOSING);
    }

    private static String words(List<Route> onward) {
        return onward.isEmpty()
                ? "no route onward"
                : onward.stream()
                        .map(route -> route.destination() + " through "
                                + (route.gateway().isEmpty() ? route.device() : route.gateway()))
                        .collect(Collectors.joining(", "));
    }
}
