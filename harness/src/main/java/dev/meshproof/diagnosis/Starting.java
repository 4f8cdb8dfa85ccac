package dev.meshproof.diagnosis;

import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.Optional;

/** A replica's container does not start at all. */
final class Starting {
    static final List<Rule> RULES = List.of(Starting::refused);

    private Starting() {}

    private static Optional<Diagnosis> refused(Suspect suspect) {
        return suspect.replicas().stream()
                .flatMap(replica -> refused(suspect, replica).stream())
                .findFirst();
    }

    /** The prober says so where it would have to ask inside. */
    private static Optional<Diagnosis> refused(Suspect suspect, ReplicaPlan replica) {
        String begin = replica.id() + " was not started: ";
        return suspect
                .seen(new Vantage.Inside(replica.id())::equals, question -> true, Answer.ProbeFailed.class)
                .stream()
                .filter(failed -> failed.answer().why().contains(begin))
                .findFirst()
                .map(failed -> new Diagnosis(
                        "the engine cannot start the container of " + replica.id() + ": "
                                + after(failed.answer().why(), begin),
                        "correct the service's image, command or args",
                        Optional.of(replica.at()),
                        List.of(failed.seq())));
    }

    private static String after(String text, String begin) {
        return text.substring(text.indexOf(begin) + begin.length());
    }
}
