package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code unprivileged}. */
record Unprivileged() implements Claim {
    @Override
    public ClaimId id() {
        return ClaimId.UNPRIVILEGED;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "replicas run with no added capability, no device, no TUN, no privilege escalation",
                "container inspection; interfaces; capability sets of its processes",
                "the same inspection flags our helper that has a capability more");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return plan.replicas().stream().map(r -> about(plan, r)).toList();
    }

    private static Case about(LabPlan plan, ReplicaPlan replica) {
        Vantage inside = new Vantage.Inside(replica.id());
        Vantage sandbox = new Vantage.Sandbox(replica.id());
        Vantage neighbour = new Vantage.Neighbour(plan.providerOf(replica.id()));
        List<Expectation> checks = new ArrayList<>();
        for (Phase phase : Asks.WINDOW) {
            checks.add(startedPlain("its container", inside, true, phase).at(replica.at()));
            checks.add(startedPlain("its sandbox", sandbox, false, phase).at(replica.at()));
            checks.add(noTun(inside, phase).at(replica.at()));
            checks.add(plainProcesses(inside, phase).at(replica.at()));
        }
        return new Case(
                new Subject.Replica(replica.id()),
                checks,
                List.of(inspectionFlags(neighbour), processesFlag(neighbour)));
    }

    private static Expectation startedPlain(String what, Vantage container, boolean noNewPrivileges, Phase phase) {
        return Expectation.nothing(
                what + " was started with no capability, device, published port or privilege more, "
                        + Words.when(phase),
                Asks.inspect(container, phase),
                answer -> {
                    if (!(answer instanceof Answer.Inspection inspection)) {
                        return Words.unexpected(answer);
                    }
                    List<String> found = Privileged.atStart(inspection);
                    if (noNewPrivileges && !inspection.noNewPrivileges()) {
                        found.add("no-new-privileges is not set");
                    }
                    return none(found);
                });
    }

    private static Expectation noTun(Vantage inside, Phase phase) {
        return Expectation.nothing(
                "it has no TUN interface, " + Words.when(phase), Asks.privileges(inside, phase), answer -> {
                    if (!(answer instanceof Answer.Privileges privileges)) {
                        return Words.unexpected(answer);
                    }
                    return privileges.interfaces().isEmpty()
                            ? new Unknown("no interface at all was seen, not even lo")
                            : none(Privileged.tunInterfaces(privileges));
                });
    }

    private static Expectation plainProcesses(Vantage inside, Phase phase) {
        return Expectation.nothing(
                "none of its processes has a capability outside the engine's default set or may gain one, "
                        + Words.when(phase),
                Asks.privileges(inside, phase),
                answer -> {
                    if (!(answer instanceof Answer.Privileges privileges)) {
                        return Words.unexpected(answer);
                    }
                    if (privileges.processes().isEmpty()) {
                        return new Unknown("no process of it was seen");
                    }
                    List<String> found = new ArrayList<>(Privileged.excessCapabilities(privileges));
                    found.addAll(Privileged.mayEscalate(privileges));
                    return found.isEmpty()
                            ? new Holds(privileges.processes().size() + " processes, all plain")
                            : none(found);
                });
    }

    private static Expectation inspectionFlags(Vantage neighbour) {
        return Expectation.something(
                "the same inspection flags " + Words.of(neighbour) + ", which has NET_ADMIN",
                Asks.inspect(neighbour, Phase.QUIET),
                answer -> answer instanceof Answer.Inspection inspection
                        ? flagged(Privileged.capabilities(inspection))
                        : Words.unexpected(answer));
    }

    private static Expectation processesFlag(Vantage neighbour) {
        return Expectation.something(
                "the same reading of processes flags " + Words.of(neighbour) + ", which has NET_ADMIN",
                Asks.privileges(neighbour, Phase.QUIET),
                answer -> answer instanceof Answer.Privileges privileges
                        ? flagged(Privileged.excessCapabilities(privileges))
                        : Words.unexpected(answer));
    }

    private static Outcome none(List<String> found) {
        return found.isEmpty() ? new Holds("none") : new Violated(String.join("; ", found));
    }

    private static Outcome flagged(List<String> found) {
        return found.isEmpty() ? new Violated("nothing was flagged") : new Holds(String.join("; ", found));
    }
}
