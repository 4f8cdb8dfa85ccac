package dev.meshproof.diagnosis;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.evidence.Observation;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.OpenPort;
import dev.meshproof.probe.Question;
import java.util.List;
import java.util.Optional;

/** A port is open that no expose names. */
final class OpenPorts {
    static final List<Rule> RULES = List.of(OpenPorts::undeclared);

    private OpenPorts() {}

    private static Optional<Diagnosis> undeclared(Suspect suspect) {
        if (suspect.claim() != ClaimId.UNREACHABLE_ON_PROVIDER) {
            return Optional.empty();
        }
        ReplicaPlan replica = suspect.replicas().get(0);
        List<Observation> scans = suspect.observations(
                        from -> true,
                        what -> what instanceof Question.Scan scan && scan.of().equals(replica.id()))
                .toList();
        for (Observation scan : scans) {
            if (scan.answer() instanceof Answer.Scan found) {
                Optional<OpenPort> stray = found.open().stream()
                        .filter(open -> open.owner() == OpenPort.Owner.OTHER)
                        .filter(open -> !replica.tcpPorts().contains(open.port()))
                        .findFirst();
                if (stray.isPresent()) {
                    return Optional.of(about(replica, stray.get(), scan.seq()));
                }
            }
        }
        return Optional.empty();
    }

    private static Diagnosis about(ReplicaPlan replica, OpenPort open, long seq) {
        String said = open.beginning().lines().findFirst().orElse("").strip();
        return new Diagnosis(
                "something in " + replica.id() + " listens on port " + open.port()
                        + " for all of its provider, and no expose" + " of the SDL names it"
                        + (said.isEmpty() ? "" : "; it says: " + said),
                "bind it to 127.0.0.1, or expose it",
                Optional.of(Spots.mention(replica, open.port())),
                List.of(seq));
    }
}
