package dev.meshproof.claim;

import dev.meshproof.evidence.Observation;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long an observation waited in vain, or how long its answer took. */
final class Timing {
    /** RFC 9110, section 15.6.5: what an ingress says of a service that did not take its connection in time. */
    private static final int GATEWAY_TIMEOUT = 504;

    /** nginx's proxy_connect_timeout, as the lab's ingress has it. */
    private static final Duration INGRESS_WAITS = Duration.ofSeconds(3);

    private Timing() {}

    /**
     * For how long nothing came. Empty where something did: a refusal, a reset and a proxy's reply are answers. Who took a
     * connection and said nothing was waited for as well; the connection alone is no answer to who asked for more.
     */
    static Optional<Duration> inVain(Observation of) {
        Answer answer = of.answer();
        Question question = of.ask().what();
        Duration limit = of.ask().limit();
        if (answer instanceof Answer.TimedOut) {
            return Optional.of(limit);
        }
        if (answer instanceof Answer.Attempts attempts) {
            return holds(attempts, Answer.TimedOut.class) ? Optional.of(limit) : Optional.empty();
        }
        if (!(answer instanceof Answer.Reached reached) || !asksForResponse(question)) {
            return Optional.empty();
        }
        List<Answer.Response> response = reached.response();
        if (response.isEmpty()) {
            return of.took().compareTo(limit) >= 0 ? Optional.of(limit) : Optional.empty();
        }
        return question instanceof Question.HttpForHost && response.get(0).status() == GATEWAY_TIMEOUT
                ? Optional.of(INGRESS_WAITS)
                : Optional.empty();
    }

    /**
     * How long it took to get through to somebody over a network, and to hear him if he was asked something. Empty for what
     * was not answered so, what stays within a network namespace, and what takes its time by itself: scans, exchanges,
     * captures and the like, and whatever takes turns.
     */
    static Optional<Duration> toAnswer(Observation of) {
        Answer answer = of.answer();
        Question question = of.ask().what();
        if (isLocal(of.ask())) {
            return Optional.empty();
        }
        boolean through;
        if (question instanceof Question.ConnectToProxies || question instanceof Question.ConnectToHost) {
            through = answer instanceof Answer.Attempts attempts
                    && holds(attempts, Answer.Reached.class)
                    && !holds(attempts, Answer.TimedOut.class);
        } else if (question instanceof Question.Connect) {
            through = answer instanceof Answer.Reached;
        } else {
            through = (asksForResponse(question) || question instanceof Question.Datagram)
                    && answer instanceof Answer.Reached reached
                    && !reached.response().isEmpty();
        }
        return through ? Optional.of(of.took()) : Optional.empty();
    }

    private static boolean asksForResponse(Question question) {
        return question instanceof Question.Http
                || question instanceof Question.HttpForHost
                || question instanceof Question.HttpThroughSocks5
                || question instanceof Question.Greet
                || question instanceof Question.GreetThroughSocks5;
    }

    /** Whether somebody asks himself. An ingress that is asked on its own loopback asks somebody else, by a host name. */
    private static boolean isLocal(Ask ask) {
        Question question = ask.what();
        return question instanceof Question.Http http && http.to() instanceof Target.Loopback
                || question instanceof Question.Greet greet && greet.to() instanceof Target.Loopback
                || question instanceof Question.ConnectToHost && ask.from() instanceof Vantage.Host;
    }

    private static boolean holds(Answer.Attempts attempts, Class<? extends Answer> kind) {
        return attempts.attempts().stream().anyMatch(attempt -> kind.isInstance(attempt.answer()));
    }
}
