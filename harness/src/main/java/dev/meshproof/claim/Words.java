package dev.meshproof.claim;

import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.Locale;

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
        if (vantage instanceof Vantage.Sandbox sandbox) {
            return "the sandbox of " + sandbox.replica();
        }
        if (vantage instanceof Vantage.Inside inside) {
            return "inside " + inside.replica();
        }
        if (vantage instanceof Vantage.Neighbour neighbour) {
            return "the neighbour on " + neighbour.provider();
        }
        if (vantage instanceof Vantage.Ingress ingress) {
            return "the ingress of " + ingress.provider();
        }
        return vantage instanceof Vantage.ControlPlane ? "the control plane" : "the engine";
    }

    static String of(Target target) {
        if (target instanceof Target.ContainerAddress address) {
            return "the container address of " + address.replica();
        }
        if (target instanceof Target.TailnetAddress address) {
            return "the 100.x address of " + address.replica();
        }
        if (target instanceof Target.TailnetName name) {
            return "the hostname of " + name.replica();
        }
        if (target instanceof Target.Ingress ingress) {
            return "the address of " + ingress.provider();
        }
        if (target instanceof Target.ControlPlane) {
            return "the control plane";
        }
        if (target instanceof Target.Relay relay) {
            return "relay " + relay.relay();
        }
        return target instanceof Target.Literal literal ? literal.host() : "127.0.0.1";
    }

    static String of(Question question) {
        if (question instanceof Question.Connect connect) {
            return "connect to " + of(connect.to()) + ", port " + connect.port();
        }
        if (question instanceof Question.Http http) {
            return "GET from " + of(http.to()) + ", port " + http.port();
        }
        if (question instanceof Question.HttpForHost http) {
            return "GET as " + http.host() + " from " + of(http.to()) + ", port " + http.port();
        }
        if (question instanceof Question.HttpThroughSocks5 http) {
            return "GET through SOCKS5 from " + of(http.to()) + ", port " + http.port();
        }
        if (question instanceof Question.Inspect inspect) {
            return "inspect " + of(inspect.container());
        }
        return question.getClass()
                .getSimpleName()
                .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
    }

    static String of(Answer answer) {
        if (answer instanceof Answer.Reached reached) {
            return reached.response().stream()
                    .findFirst()
                    .map(r -> "status " + r.status() + ", " + r.bytes() + " bytes, sha256 " + shortened(r.sha256())
                            + " from " + reached.at())
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
