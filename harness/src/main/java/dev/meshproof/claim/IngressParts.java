package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.Door;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.List;

/** How an ingress is asked, and controls that it tells doors from what is none. */
final class IngressParts {
    static final int NOT_FOUND = 404;

    private static final int HTTP = 80;

    private IngressParts() {}

    static Ask byName(Vantage ingress, String host, Phase phase) {
        return Asks.answer(ingress, new Question.HttpForHost(new Target.Loopback(), HTTP, host), phase);
    }

    static Ask byUnknownName(Vantage ingress) {
        return byName(ingress, Asks.UNKNOWN_NAME, Phase.QUIET);
    }

    static Expectation unknownHost(Vantage ingress) {
        return Expectation.something(
                "an unknown host name gets the ingress's own 404",
                byUnknownName(ingress),
                answer -> answer instanceof Answer.Reached reached
                                && reached.response().stream().anyMatch(r -> r.status() == NOT_FOUND)
                        ? new Holds(Words.of(answer))
                        : new Violated(Words.of(answer)));
    }

    static Expectation closedNodePort(Vantage ingress, String provider, List<Door> doors) {
        int closed = Door.closedNodePort(doors);
        return Expectation.something(
                "the closed node port " + closed + " is refused",
                Asks.answeredConnect(ingress, new Target.Ingress(provider), closed, Phase.QUIET),
                answer -> answer instanceof Answer.Refused
                        ? new Holds(Words.of(answer))
                        : new Violated(Words.of(answer)));
    }
}
