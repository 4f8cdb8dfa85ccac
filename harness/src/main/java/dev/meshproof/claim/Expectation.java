package dev.meshproof.claim;

import dev.meshproof.plan.Fact;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.sdl.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the answers to some asks must show.
 *
 * @param says one sentence for people, e.g. "port 8000 listens on 127.0.0.1 only"
 * @param at what it is about in the SDL
 * @param asks whose answers {@code test} gets, in this order; a ProbeFailed among them never gets that far
 */
public record Expectation(
        String says, Optional<Position> at, Kind kind, List<Ask> asks, Function<List<Answer>, Outcome> test) {
    /** What a violation would be. */
    public enum Kind {
        /** Something would be there that must not be: refutes by itself. */
        PRESENCE,
        /** Something would be missing that must be there: refutes only with working controls. */
        ABSENCE
    }

    public Expectation {
        asks = List.copyOf(asks);
        if (asks.isEmpty()) {
            throw new IllegalArgumentException("\"" + says + "\" asks nothing");
        }
        if (kind == Kind.PRESENCE && asks.size() > 1) {
            // One failed probe among several would hide what another of them saw.
            throw new IllegalArgumentException("\"" + says + "\" refutes by presence and so takes one ask");
        }
    }

    /** Nothing may be there. */
    static Expectation nothing(String says, Ask ask, Function<Answer, Outcome> test) {
        return new Expectation(
                says, Optional.empty(), Kind.PRESENCE, List.of(ask), answers -> test.apply(answers.get(0)));
    }

    /** Something must be there. */
    static Expectation something(String says, Ask ask, Function<Answer, Outcome> test) {
        return something(says, List.of(ask), answers -> test.apply(answers.get(0)));
    }

    static Expectation something(String says, List<Ask> asks, Function<List<Answer>, Outcome> test) {
        return new Expectation(says, Optional.empty(), Kind.ABSENCE, asks, test);
    }

    Expectation at(Position position) {
        return new Expectation(says, Optional.of(position), kind, asks, test);
    }

    /** At where a fact was read, if it was. */
    Expectation at(Fact<?> fact) {
        return fact instanceof Fact.Known<?> known ? at(known.at()) : this;
    }
}
