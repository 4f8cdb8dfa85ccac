package dev.meshproof.probe;

import dev.meshproof.wire.ConnectOutcome;
import java.util.List;

/** What the agent's words on an attempt mean as an answer. */
final class Outcomes {
    private Outcomes() {}

    /** @param reason of a failure, in the words of the agent's kernel or resolver */
    static Answer answer(ConnectOutcome outcome, String at, String reason) {
        return switch (outcome) {
            case CONNECTED -> new Answer.Reached(at, List.of());
            case REFUSED -> new Answer.Refused(at);
            case RESET -> new Answer.Reset(at);
            case TIMED_OUT -> new Answer.TimedOut(at);
            case NO_ROUTE -> new Answer.NoRoute(at);
            case UNKNOWN_HOST -> new Answer.UnknownName(at);
            case FAILED -> new Answer.ProbeFailed("cannot connect to " + at + ": " + reason);
        };
    }
}
