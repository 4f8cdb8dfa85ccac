package dev.meshproof.diagnosis;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Finding;
import dev.meshproof.claim.Verdict;
import dev.meshproof.evidence.Observation;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Vantage;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What relays could read, whom they let in, what of their doing arrived; and wiretaps that say nothing of it. */
final class Relays {
    static final List<Rule> RULES = List.of(Relays::readable, Relays::altered, Relays::open, Relays::unseen);

    private static final Set<ClaimId> SEEN =
            EnumSet.of(ClaimId.SEALED_ON_RELAY, ClaimId.TAMPER_EVIDENT, ClaimId.KNOWN_PARTIES, ClaimId.RELAYED);

    private Relays() {}

    private static Optional<Diagnosis> readable(Suspect suspect) {
        return violated(
                suspect,
                ClaimId.SEALED_ON_RELAY,
                "a relay could read more of " + suspect.judged().subject() + " than sealed packets: ",
                "look for the packet in the relay's capture (`./meshproof wiretap decode`), and for who sends past tailscaled");
    }

    private static Optional<Diagnosis> altered(Suspect suspect) {
        return violated(
                suspect,
                ClaimId.TAMPER_EVIDENT,
                "what a relay altered between " + suspect.judged().subject() + " arrived altered: ",
                "see which tailscaled runs there: WireGuard drops what was altered");
    }

    private static Optional<Diagnosis> open(Suspect suspect) {
        return violated(
                suspect,
                ClaimId.KNOWN_PARTIES,
                suspect.judged().subject() + " lets in whom the control plane does not know: ",
                "let it ask the control plane about each client, and refuse all if that does not answer (derper's"
                        + " --verify-client-url and --verify-client-url-fail-open=false)");
    }

    private static Optional<Diagnosis> violated(Suspect suspect, ClaimId claim, String cause, String remedy) {
        if (suspect.claim() != claim
                || suspect.judged().verdict() != Verdict.REFUTED
                || suspect.violated().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Diagnosis(
                cause + suspect.violated().get(0).outcome().seen(),
                remedy,
                suspect.violated().get(0).at(),
                suspect.observationsOfViolated()));
    }

    /** The wiretap stands before the relay: where it says nothing, nodes have lost the relay as well. */
    private static Optional<Diagnosis> unseen(Suspect suspect) {
        if (!suspect.is(SEEN) || suspect.judged().verdict() != Verdict.INCONCLUSIVE) {
            return Optional.empty();
        }
        Set<Long> undecided = Stream.concat(suspect.judged().checks().stream(), suspect.judged().controls().stream())
                .filter(finding -> !finding.holds() && !finding.moot())
                .map(Finding::observations)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        return suspect.evidence().observations().stream()
                .filter(o -> undecided.contains(o.seq()))
                .flatMap(o -> silent(o).stream())
                .findFirst();
    }

    private static Optional<Diagnosis> silent(Observation observation) {
        return observation.ask().from() instanceof Vantage.RelayHost host
                        && observation.answer() instanceof Answer.ProbeFailed failed
                ? Optional.of(new Diagnosis(
                        "what relay " + host.relay() + " sees could not be had: " + failed.why(),
                        "see the logs of the relay and of its wiretap among the run's artifacts, and run it again; no SDL is"
                                + " at fault",
                        Optional.empty(),
                        List.of(observation.seq())))
                : Optional.empty();
    }
}
