package dev.meshproof.diagnosis;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A node is known by another name than its SDL asks for. */
final class Hostnames {
    static final List<Rule> RULES = List.of(Hostnames::invalid, Hostnames::twice, Hostnames::another);

    private static final Set<ClaimId> NAMED = EnumSet.of(
            ClaimId.JOINED,
            ClaimId.REACHABLE_BY_NAME,
            ClaimId.REACHABLE_BY_ADDRESS,
            ClaimId.ATTRIBUTED,
            ClaimId.RELAYED);

    /** tailscale v1.102.3, util/dnsname. */
    private static final Pattern INVALID = Pattern.compile("is not a valid DNS label");

    private Hostnames() {}

    private static Optional<Diagnosis> invalid(Suspect suspect) {
        if (suspect.claim() != ClaimId.JOINED) {
            return Optional.empty();
        }
        ReplicaPlan replica = suspect.replicas().get(0);
        return Lines.last(suspect.of(replica).lines(), INVALID)
                .map(line -> new Diagnosis(
                        "tailscale refuses the hostname of " + replica.id() + ": " + line,
                        "use letters, digits and hyphens only",
                        Optional.of(Spots.of(replica, replica.tailnet().hostname())),
                        List.of()));
    }

    private static Optional<Diagnosis> twice(Suspect suspect) {
        if (!suspect.is(NAMED)) {
            return Optional.empty();
        }
        for (ReplicaPlan replica : suspect.replicas()) {
            Optional<ReplicaPlan> other = suspect.plan().replicas().stream()
                    .filter(r -> !r.id().equals(replica.id()))
                    .filter(r -> r.hostname().isPresent()
                            && r.hostname()
                                    .map(String::toLowerCase)
                                    .equals(replica.hostname().map(String::toLowerCase)))
                    .findFirst();
            Optional<Sighting<Answer.Nodes>> renamed = suspect.nodes()
                    .filter(list -> list.answer().nodes().stream().anyMatch(node -> isRenamed(node, replica)));
            if (other.isPresent() && renamed.isPresent()) {
                String given = renamed.get().answer().nodes().stream()
                        .filter(node -> isRenamed(node, replica))
                        .map(Answer.Node::givenName)
                        .findFirst()
                        .orElseThrow();
                return Optional.of(new Diagnosis(
                        "%s and %s ask for one hostname, %s, and the control plane calls one of them %s"
                                .formatted(
                                        replica.id(),
                                        other.get().id(),
                                        replica.hostname().orElseThrow(),
                                        given),
                        "give each replica a hostname of its own",
                        Optional.of(Spots.of(replica, replica.tailnet().hostname())),
                        List.of(renamed.get().seq())));
            }
        }
        return Optional.empty();
    }

    private static boolean isRenamed(Answer.Node node, ReplicaPlan replica) {
        return replica.hostname().filter(node.name()::equalsIgnoreCase).isPresent()
                && !node.givenName().equalsIgnoreCase(node.name());
    }

    private static Optional<Diagnosis> another(Suspect suspect) {
        if (suspect.claim() != ClaimId.JOINED) {
            return Optional.empty();
        }
        ReplicaPlan replica = suspect.replicas().get(0);
        return suspect.status(replica)
                .filter(s -> s.answer().state().equals("Running"))
                .filter(s -> replica.hostname()
                        .filter(asked -> !asked.equalsIgnoreCase(s.answer().hostname()))
                        .isPresent())
                .map(s -> new Diagnosis(
                        "%s joined under the hostname %s, and not as %s"
                                .formatted(
                                        replica.id(),
                                        s.answer().hostname(),
                                        replica.hostname().orElseThrow()),
                        "pass --hostname to the `tailscale up` that really runs, after what else may set it",
                        Optional.of(Spots.of(replica, replica.tailnet().hostname())),
                        List.of(s.seq())));
    }
}
