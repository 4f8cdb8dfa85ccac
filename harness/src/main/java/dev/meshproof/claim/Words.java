package dev.meshproof.claim;

import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.stream.Collectors;

/** Asks and answers in words for people. */
final class Words {
    /** Why a UDP port is not judged. */
    static final String NO_QUESTION_FOR_UDP =
            "UDP: there is no question that every service answers, so that silence would say nothing";

    private Words() {}

    static String of(Ask ask) {
        return of(ask.what()) + " from " + of(ask.from()) + ", " + when(ask.phase());
    }

    static String when(Phase phase) {
        return switch (phase) {
            case BEFORE_LEASES -> "before any replica was started";
            case QUIET -> "when ready";
            case CANARY -> "while the canary listens";
            case DISTURBED -> "while relays disturb";
            case CLOSING -> "before closing";
        };
    }

    static String of(Vantage vantage) {
        return AskWords.of(vantage);
    }

    static String of(Target target) {
        return AskWords.of(target);
    }

    static String of(Question question) {
        return AskWords.of(question);
    }

    static String of(Answer answer) {
        if (answer instanceof Answer.Reached reached) {
            return reached.response().stream()
                    .findFirst()
                    .map(r -> (r.status() == 0 ? "" : "status " + r.status() + ", ") + r.bytes() + " bytes, sha256 "
                            + shortened(r.sha256()) + " from " + reached.at())
                    .orElse("connected to " + reached.at());
        }
        if (answer instanceof Answer.Refused refused) {
            return refused.at() + " refused";
        }
        if (answer instanceof Answer.Reset reset) {
            return reset.at() + " reset the connection";
        }
        if (answer instanceof Answer.TimedOut timedOut) {
            return timedOut.at() + " did not answer in time";
        }
        if (answer instanceof Answer.NoRoute noRoute) {
            return "no route to " + noRoute.at();
        }
        if (answer instanceof Answer.UnknownName unknown) {
            return "the name in " + unknown.at() + " does not resolve";
        }
        if (answer instanceof Answer.ProxyRefused refused) {
            return "SOCKS5 reply " + refused.reply() + " for " + refused.at();
        }
        if (answer instanceof Answer.NoProxy none) {
            return "no SOCKS5 proxy: tailscaled runs ("
                    + none.tailscaleds().stream().map(pid -> "pid " + pid).collect(Collectors.joining(", "))
                    + "), and none of its arguments gives it one";
        }
        if (answer instanceof Answer.Attempts attempts) {
            return attempts.attempts().isEmpty() ? "nothing to try" : Silence.words(attempts.attempts());
        }
        if (answer instanceof Answer.ProbeFailed failed) {
            return "the probe failed: " + failed.why();
        }
        return answer.getClass().getSimpleName();
    }

    /** For an answer of a type that the question cannot get. */
    static Outcome unexpected(Answer answer) {
        return new Outcome.Unknown("an answer of an unexpected kind: " + of(answer));
    }

    private static String shortened(String sha256) {
        return sha256.length() > 12 ? sha256.substring(0, 12) : sha256;
    }
}
