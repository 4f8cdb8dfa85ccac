package dev.meshproof.claim;

import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import java.util.List;
import java.util.function.Function;

/**
 * What the answers to some asks must show.
 *
 * @param says one sentence for people, e.g. "port 8000 listens on 127.0.0.1 only"
 * @param asks whose answers {@code test} gets, in this order; a ProbeFailed among them never gets that far
 */
public record Expectation(String says, List<Ask> asks, Kind kind, Function<List<Answer>, Outcome> test) {
    /** What a violation would be. */
    public enum Kind {
        /** Something would be there that must not be: refutes by itself. */
        PRESENCE,
        /** Something would be missing that must be there: refutes only with working controls. */
        ABSENCE
    }

    /** What the answers showed. {@code seen} is one phrase for people. */
    public sealed interface Outcome {
        String seen();

        record Holds(String seen) implements Outcome {}

        record Violated(String seen) implements Outcome {}

        record Unknown(String seen) implements Outcome {}
    }
}
