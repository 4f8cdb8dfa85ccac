package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.Fact;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code joined}. */
record Joined() implements Claim {
    @Override
    public ClaimId id() {
        return ClaimId.JOINED;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "every replica meant for the tailnet joined it under the hostname its SDL asks for, with an address in"
                        + " 100.64.0.0/10, and is online",
                "control plane's node list; tailscaled's local API (BackendState Running)",
                "the list was empty before the replicas started; the control plane answers the replica's sandbox");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of();
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.withIntent(Intent.PRIVATE).map(Joined::about).toList();
    }

    private static Case about(ReplicaPlan replica) {
        List<Expectation> checks = new ArrayList<>();
        for (Phase phase : Asks.WINDOW) {
            checks.add(listed(replica, phase));
            checks.add(running(replica, phase));
        }
        List<Expectation> controls = new ArrayList<>(List.of(emptyBefore()));
        controls.addAll(SharedParts.controlPlaneAnswers(new Vantage.Sandbox(replica.id())));
        return new Case(new Subject.Replica(replica.id()), checks, controls);
    }

    private static Expectation emptyBefore() {
        return Expectation.something(
                "the control plane lists no node before any replica was started",
                Asks.nodes(Phase.BEFORE_LEASES),
                answer -> {
                    if (!(answer instanceof Answer.Nodes list)) {
                        return Words.unexpected(answer);
                    }
                    return list.nodes().isEmpty()
                            ? new Holds("an empty list")
                            : new Violated("already listed: " + names(list.nodes()));
                });
    }

    private static Expectation listed(ReplicaPlan replica, Phase phase) {
        Fact<String> hostname = replica.tailnet().hostname();
        String named = replica.hostname().orElse("of its hostname");
        return Expectation.something(
                        "the control plane lists exactly one online node " + named
                                + " with an address in 100.64.0.0/10, " + Words.when(phase),
                        Asks.nodes(phase),
                        answer -> {
                            if (hostname instanceof Fact.Unknown<String> unknown) {
                                return new Unknown(
                                        "which hostname the SDL asks for could not be determined: " + unknown.why());
                            }
                            return answer instanceof Answer.Nodes list
                                    ? listed(list.nodes(), named)
                                    : Words.unexpected(answer);
                        })
                .at(replica.at())
                .at(hostname);
    }

    private static Outcome listed(List<Answer.Node> nodes, String hostname) {
        List<Answer.Node> online = online(nodes, hostname);
        if (online.isEmpty()) {
            return new Violated(absent(nodes, hostname));
        }
        if (online.size() > 1) {
            return new Violated(online.size() + " online nodes are named " + hostname);
        }
        return tailnetAddress(online.get(0))
                .<Outcome>map(address -> new Holds(hostname + " is online at " + address))
                .orElseGet(() -> new Violated(
                        hostname + " is online at " + online.get(0).addresses() + ", none of it in 100.64.0.0/10"));
    }

    private static Expectation running(ReplicaPlan replica, Phase phase) {
        return Expectation.something(
                        "its tailscaled is Running with the address that the control plane lists, " + Words.when(phase),
                        List.of(Asks.nodes(phase), Asks.tailscaled(replica.id(), phase)),
                        answers -> running(answers, replica))
                .at(replica.at());
    }

    private static Outcome running(List<Answer> answers, ReplicaPlan replica) {
        if (!(answers.get(0) instanceof Answer.Nodes list)) {
            return Words.unexpected(answers.get(0));
        }
        if (!(answers.get(1) instanceof Answer.TailscaledStatus status)) {
            return Words.unexpected(answers.get(1));
        }
        if (!status.state().equals("Running")) {
            return new Violated("tailscaled is " + status.state()
                    + (status.health().isEmpty() ? "" : ": " + String.join("; ", status.health())));
        }
        // Of an unknown hostname any node may be it; the other check says that it is unknown.
        List<String> listed = list.nodes().stream()
                .filter(Answer.Node::online)
                .filter(n ->
                        replica.hostname().map(n.givenName()::equalsIgnoreCase).orElse(true))
                .flatMap(node -> tailnetAddress(node).stream())
                .toList();
        return listed.stream().anyMatch(status.addresses()::contains)
                ? new Holds("tailscaled " + status.version() + " is Running at " + status.addresses())
                : new Violated(
                        "tailscaled is Running at " + status.addresses() + ", the control plane lists " + listed);
    }

    /** A node that asked for a name that another bears gets it with a number, and peers know it by that one only. */
    private static String absent(List<Answer.Node> nodes, String hostname) {
        Optional<Answer.Node> renamed = nodes.stream()
                .filter(n -> n.online() && n.name().equalsIgnoreCase(hostname))
                .findFirst();
        boolean offline = nodes.stream().anyMatch(n -> n.givenName().equalsIgnoreCase(hostname) && !n.online());
        if (renamed.isPresent()) {
            return hostname + " is known as " + renamed.get().givenName()
                    + (offline ? ", because an offline node still bears its name" : "");
        }
        if (offline) {
            return hostname + " is listed, but offline";
        }
        return "no node " + hostname + " among " + (nodes.isEmpty() ? "none" : names(nodes));
    }

    private static List<Answer.Node> online(List<Answer.Node> nodes, String hostname) {
        return nodes.stream()
                .filter(n -> n.online() && n.givenName().equalsIgnoreCase(hostname))
                .toList();
    }

    private static Optional<String> tailnetAddress(Answer.Node node) {
        return node.addresses().stream().filter(Addresses::isOfTailnet).findFirst();
    }

    private static String names(List<Answer.Node> nodes) {
        return nodes.stream()
                .map(n -> n.givenName() + (n.online() ? "" : " (offline)"))
                .collect(Collectors.joining(", "));
    }
}
