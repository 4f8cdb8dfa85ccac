package dev.meshproof.claim;

import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.Observation;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rule on time: that nothing came within a time counts only if the case's own controls show that it would have come by
 * then. On a machine that is too slow for that, a silence proves nothing and an absence refutes nothing.
 */
final class InTime {
    /**
     * Of a wait that finds nobody where nobody may be, what a control may take at the most. The control is the very attempt,
     * where it does get through, so that half of its time again is margin enough.
     */
    private static final double OF_SILENCE = 2 / 3.0;

    /**
     * The same of a wait for what must come. The control is an answer of a part that is on the way only: with 30 replicas
     * on two processors one request in a thousand through SOCKS5 took 2.6 times as long as the slowest of its controls.
     */
    private static final double OF_ABSENCE = 1 / 3.0;

    private final Evidence evidence;
    private final List<Observation> answered;

    /** @param of whose premises and controls show how long an answer takes */
    InTime(Case of, Evidence evidence) {
        this.evidence = evidence;
        this.answered = Stream.concat(of.premises().stream(), of.controls().stream())
                .flatMap(expectation -> expectation.asks().stream())
                .distinct()
                .flatMap(ask -> evidence.of(ask).stream())
                .filter(observation -> Timing.toAnswer(observation).isPresent())
                .toList();
    }

    /** A wait that was too short to tell anything. */
    private record TooShort(String words, Optional<Long> control) {}

    /**
     * The findings, but UNKNOWN where they rest on a wait that was too short. Where nobody may be heard, the same attempt in
     * another phase stands for such a one, if it was given enough time.
     *
     * @param findings of the expectations, in their order
     */
    List<Finding> rule(List<Expectation> expectations, List<Finding> findings) {
        List<Finding> ruled = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            Optional<TooShort> tooShort =
                    restsOnNothing(expectations.get(i), finding) ? tooShort(expectations.get(i)) : Optional.empty();
            Optional<Phase> otherwise =
                    tooShort.isEmpty() ? Optional.empty() : inAnotherPhase(expectations.get(i), expectations, findings);
            ruled.add(tooShort.map(wait -> told(finding, wait, otherwise)).orElse(finding));
        }
        return List.copyOf(ruled);
    }

    private static boolean restsOnNothing(Expectation expectation, Finding finding) {
        return expectation.kind() == Expectation.Kind.PRESENCE ? finding.holds() : finding.violated();
    }

    private Optional<TooShort> tooShort(Expectation expectation) {
        double share = expectation.kind() == Expectation.Kind.PRESENCE ? OF_SILENCE : OF_ABSENCE;
        return expectation.asks().stream()
                .flatMap(ask -> evidence.of(ask).stream())
                .flatMap(
                        observation -> Timing.inVain(observation)
                                .flatMap(waited ->
                                        tooShort(waited, observation.ask().phase(), share))
                                .stream())
                .findFirst();
    }

    private Optional<TooShort> tooShort(Duration waited, Phase phase, double share) {
        Optional<Observation> control = slowest(phase);
        if (control.isEmpty()) {
            String words = "silent for " + seconds(waited) + ", and no control shows how long an answer takes";
            return Optional.of(new TooShort(words, Optional.empty()));
        }
        Duration took = control.get().took();
        Duration most = Duration.ofNanos((long) (waited.toNanos() * share));
        if (took.compareTo(most) <= 0) {
            return Optional.empty();
        }
        String words = "silent for " + seconds(waited) + ", while its control took " + seconds(took)
                + " to be answered, where " + seconds(most) + " is the most: too slow a machine to tell";
        return Optional.of(new TooShort(words, Optional.of(control.get().seq())));
    }

    /** Load comes and goes: of the same phase, or of whatever phase where nothing got through in that one. */
    private Optional<Observation> slowest(Phase phase) {
        List<Observation> then =
                answered.stream().filter(o -> o.ask().phase() == phase).toList();
        return (then.isEmpty() ? answered : then).stream().max(Comparator.comparing(Observation::took));
    }

    private Optional<Phase> inAnotherPhase(Expectation one, List<Expectation> all, List<Finding> findings) {
        if (one.kind() != Expectation.Kind.PRESENCE) {
            return Optional.empty();
        }
        Ask ask = one.asks().get(0);
        for (int i = 0; i < all.size(); i++) {
            Expectation other = all.get(i);
            Ask again = other.asks().get(0);
            if (other.kind() == Expectation.Kind.PRESENCE
                    && again.phase() != ask.phase()
                    && again.from().equals(ask.from())
                    && again.what().equals(ask.what())
                    && findings.get(i).holds()
                    && tooShort(other).isEmpty()) {
                return Optional.of(again.phase());
            }
        }
        return Optional.empty();
    }

    private static Finding told(Finding finding, TooShort wait, Optional<Phase> otherwise) {
        String seen = finding.outcome().seen() + "; " + wait.words();
        Outcome outcome = otherwise
                .<Outcome>map(phase ->
                        new Outcome.Holds(seen + "; the same attempt was given enough time " + Words.when(phase)))
                .orElseGet(() -> new Outcome.Unknown(seen));
        List<Long> observations = Stream.concat(finding.observations().stream(), wait.control().stream())
                .distinct()
                .toList();
        return new Finding(finding.says(), finding.at(), outcome, observations);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }
}
