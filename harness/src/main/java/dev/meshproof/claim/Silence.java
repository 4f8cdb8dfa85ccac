package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Moot;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Attempt;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.stream.Collectors;

/** That nobody is heard where nobody may be: who is reached refutes by itself. */
final class Silence {
    private Silence() {}

    /** Towards a port at an address to which there is a path: a datagram must have been refused. */
    static List<Expectation> at(Vantage from, Target to, ReplicaPlan replica, Exposed port) {
        return at(from, to, replica, port, Asks.WINDOW, false);
    }

    /** Towards a port at an address to which there is no path, while the canary listens too: it would have answered. */
    static List<Expectation> withoutPath(
            Vantage from, Target to, ReplicaPlan replica, Exposed port, List<Phase> phases) {
        return at(from, to, replica, port, phases, true);
    }

    private static List<Expectation> at(
            Vantage from, Target to, ReplicaPlan replica, Exposed port, List<Phase> phases, boolean pathless) {
        return phases.stream()
                .map(phase -> Expectation.nothing(
                                Words.of(from)
                                        + (port.udp() ? " gets no answer from " : " cannot connect to ")
                                        + Words.of(to) + ", " + port + ", " + Words.when(phase),
                                port.ask(from, to, phase),
                                answer -> port.udp() && !pathless ? ofDatagram(answer) : ofConnect(answer))
                        .at(replica.at()))
                .toList();
    }

    /** Towards a replica's proxies, wherever its tailscaled has them. */
    static List<Expectation> atProxies(Vantage from, ReplicaPlan replica, List<Phase> phases) {
        return phases.stream()
                .map(phase -> Expectation.nothing(
                                Words.of(from) + " cannot connect to any proxy of " + replica.id() + "'s tailscaled, "
                                        + Words.when(phase),
                                Asks.connectToProxies(from, replica.id(), phase),
                                answer -> ofAttempts(answer, new Moot(noProxy(replica.id()))))
                        .at(replica.tailnet().socks5()))
                .toList();
    }

    static String noProxy(ReplicaId replica) {
        return "the tailscaled of " + replica + " has no proxy";
    }

    static Outcome ofConnect(Answer answer) {
        if (answer instanceof Answer.Reached) {
            return new Violated(Words.of(answer));
        }
        return failed(answer) ? new Holds(Words.of(answer)) : Words.unexpected(answer);
    }

    /** Who takes a datagram and says nothing looks like who never got it; only a refusal tells that nobody took it. */
    static Outcome ofDatagram(Answer answer) {
        return answer instanceof Answer.TimedOut
                ? new Unknown(Words.of(answer) + ", and nothing refused the datagram either")
                : ofConnect(answer);
    }

    /** @param none where nothing was there to be tried */
    static Outcome ofAttempts(Answer answer, Outcome none) {
        if (!(answer instanceof Answer.Attempts attempts)) {
            return Words.unexpected(answer);
        }
        List<Attempt> reached = attempts.attempts().stream()
                .filter(attempt -> attempt.answer() instanceof Answer.Reached)
                .toList();
        List<Attempt> undecided = attempts.attempts().stream()
                .filter(attempt -> !failed(attempt.answer()))
                .toList();
        if (!reached.isEmpty()) {
            return new Violated(words(reached));
        }
        if (!undecided.isEmpty()) {
            return new Unknown(words(undecided));
        }
        return attempts.attempts().isEmpty() ? none : new Holds(words(attempts.attempts()));
    }

    static String words(List<Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> attempt.what() + ": " + Words.of(attempt.answer()))
                .collect(Collectors.joining("; "));
    }

    /** Whether an answer is one that an attempt to reach something can get. */
    static boolean isOfAttempt(Answer answer) {
        return answer instanceof Answer.Reached
                || answer instanceof Answer.ProxyRefused
                || answer instanceof Answer.NoProxy
                || answer instanceof Answer.UnknownName
                || failed(answer);
    }

    /** Holds if something was reached, as it is to be. */
    static Outcome broken(Answer answer) {
        if (!isOfAttempt(answer)) {
            return Words.unexpected(answer);
        }
        return answer instanceof Answer.Reached ? new Holds(Words.of(answer)) : new Violated(Words.of(answer));
    }

    private static boolean failed(Answer answer) {
        return answer instanceof Answer.Refused
                || answer instanceof Answer.Reset
                || answer instanceof Answer.TimedOut
                || answer instanceof Answer.NoRoute;
    }
}
