package dev.meshproof.scenarios;

import dev.meshproof.junit.LabUnderTest;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Prober;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.time.Duration;

/** What names mean in different places of a lab. */
final class Names {
    private static final int CLOSED_PORT = 1;
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private Names() {}

    /** Whether somebody is there under that name: what resolves is refused at a port on which nothing listens. */
    static boolean resolves(LabUnderTest lab, Vantage from, String name) {
        Question question = new Question.Connect(new Target.Literal(name), CLOSED_PORT);
        Answer answer = new Prober(lab.lab())
                .put(new Ask(from, question, Phase.CLOSING, LIMIT))
                .answer();
        if (answer instanceof Answer.ProbeFailed failed) {
            throw new AssertionError("it could not be asked: " + failed.why());
        }
        return answer instanceof Answer.Refused;
    }
}
