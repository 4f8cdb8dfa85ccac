package dev.meshproof.diagnosis;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Departures;
import dev.meshproof.claim.Finding;
import dev.meshproof.plan.Mention;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Flow;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Vantage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Something got out of the lab. */
final class Containment {
    static final List<Rule> RULES = List.of(Containment::sent, Containment::attached, Containment::host);

    private static final int MOST_NAMED = 3;

    private Containment() {}

    private static Optional<Diagnosis> sent(Suspect suspect) {
        if (violated(suspect, Answer.Traffic.class).isEmpty()) {
            return Optional.empty();
        }
        ReplicaPlan replica = suspect.replicas().get(0);
        Vantage sandbox = new Vantage.Sandbox(replica.id());
        Optional<Answer.Routes> table = suspect.last(sandbox, Question.Routes.class, Answer.Routes.class)
                .map(Sighting::answer);
        return suspect.last(sandbox, Question.Capture.class, Answer.Traffic.class)
                .map(capture -> Departures.of(capture.answer(), table))
                .filter(flows -> !flows.isEmpty())
                .map(flows -> about(suspect, replica, flows));
    }

    private static Diagnosis about(Suspect suspect, ReplicaPlan replica, List<Flow> flows) {
        List<Flow> worst = flows.stream()
                .sorted(Comparator.comparing(
                                (Flow flow) -> mention(replica, flow).isEmpty())
                        .thenComparing(Comparator.comparingLong(Flow::packets).reversed()))
                .toList();
        Optional<Mention> mention = mention(replica, worst.get(0));
        String what = worst.stream().limit(MOST_NAMED).map(Departures::words).collect(Collectors.joining(", "));
        return new Diagnosis(
                replica.id() + " sent " + what
                        + (worst.size() > MOST_NAMED ? " and " + (worst.size() - MOST_NAMED) + " more" : "")
                        + mention.map(m -> "; its SDL names " + m.text()).orElse("")
                        + violated(suspect, Answer.Routes.class)
                                .map(f -> "; its sandbox is not on one network alone: "
                                        + f.outcome().seen())
                                .orElse(""),
                mention.map(m -> "take " + m.text() + " out of the SDL, or reach it through the tailnet")
                        .orElse("see which of its programs sends there, and let it use the tailnet"),
                Optional.of(mention.map(Mention::at).orElse(replica.at())),
                suspect.observationsOfViolated());
    }

    private static Optional<Mention> mention(ReplicaPlan replica, Flow flow) {
        return replica.mentions().stream()
                .filter(mention -> mention.text().equals(flow.destination()))
                .findFirst();
    }

    /** An engine's doing: no SDL can ask for a network. */
    private static Optional<Diagnosis> attached(Suspect suspect) {
        return violated(suspect, Answer.Routes.class)
                .map(found -> new Diagnosis(
                        "the sandbox of " + suspect.replicas().get(0).id()
                                + " has a way out of the lab, as it is not on one network alone: "
                                + found.outcome().seen(),
                        "see who attached its container to another network of the engine; no SDL is at fault",
                        Optional.empty(),
                        suspect.observationsOfViolated()));
    }

    private static Optional<Diagnosis> host(Suspect suspect) {
        return violated(suspect, Answer.Attempts.class)
                .or(() -> violated(suspect, Answer.Heard.class))
                .map(found -> new Diagnosis(
                        "the machine that the engine runs on is within reach of the sandbox of "
                                + suspect.replicas().get(0).id() + ": "
                                + found.outcome().seen(),
                        "see which of that machine's firewall rules and addresses let it in; no SDL is at fault",
                        Optional.empty(),
                        suspect.observationsOfViolated()));
    }

    /** The first check that is violated and judges answers of a kind. */
    private static Optional<Finding> violated(Suspect suspect, Class<? extends Answer> kind) {
        return suspect.claim() == ClaimId.CONTAINED
                ? suspect.violated().stream()
                        .filter(found -> suspect.evidence().observations().stream()
                                .anyMatch(o -> !found.observations().isEmpty()
                                        && o.seq() == found.observations().get(0)
                                        && kind.isInstance(o.answer())))
                        .findFirst()
                : Optional.empty();
    }
}
