package dev.meshproof.run;

import dev.meshproof.probe.Answer;
import java.util.Locale;
import java.util.Optional;

/** An answer's parts as run.json has them. */
final class Answers {
    private Answers() {}

    static String outcome(Answer answer) {
        return answer.getClass()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    static Optional<String> at(Answer answer) {
        if (answer instanceof Answer.Reached reached) {
            return Optional.of(reached.at());
        }
        if (answer instanceof Answer.Refused refused) {
            return Optional.of(refused.at());
        }
        if (answer instanceof Answer.Reset reset) {
            return Optional.of(reset.at());
        }
        if (answer instanceof Answer.TimedOut timedOut) {
            return Optional.of(timedOut.at());
        }
        if (answer instanceof Answer.NoRoute noRoute) {
            return Optional.of(noRoute.at());
        }
        if (answer instanceof Answer.UnknownName unknown) {
            return Optional.of(unknown.at());
        }
        return answer instanceof Answer.ProxyRefused refused ? Optional.of(refused.at()) : Optional.empty();
    }

    static Optional<Integer> reply(Answer answer) {
        if (answer instanceof Answer.Reached) {
            return Optional.of(0);
        }
        return answer instanceof Answer.ProxyRefused refused ? Optional.of(refused.reply()) : Optional.empty();
    }

    /** HTTP's; other protocols have none. */
    static Optional<Integer> status(Answer answer) {
        return answer instanceof Answer.Reached reached
                ? reached.response().stream()
                        .findFirst()
                        .map(Answer.Response::status)
                        .filter(status -> status > 0)
                : Optional.empty();
    }

    /** {@code 100.64.0.1:8000} without its port, and without the proxy that it was reached through. */
    static String host(String at) {
        return at.replaceFirst(" through .*$", "").replaceFirst(":\\d+$", "");
    }
}
