package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Moot;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Attempt;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Controls that whoever is not to be heard would have been: in the phase CANARY a listener of ours is at the same port. */
final class CanaryListener {
    /** Off, on, off. */
    static final List<Phase> PHASES = List.of(Phase.QUIET, Phase.CANARY, Phase.CLOSING);

    private static final String SAYS = "meshproof canary";
    private static final Vantage HOST = new Vantage.Host();

    private CanaryListener() {}

    /** Whether a response is a canary's. */
    static boolean said(Answer answer) {
        return answer instanceof Answer.Reached reached
                && reached.response().stream()
                        .anyMatch(response -> response.beginning().strip().equals(SAYS));
    }

    /** A service on 0.0.0.0 leaves no room for the canary; that it is heard itself shows the path just as well. */
    static Expectation heard(Vantage from, Target to, Exposed port) {
        return Expectation.something(
                Words.of(from) + " reaches the canary listener at " + Words.of(to) + ", " + port,
                port.asks(from, to, PHASES),
                answers -> {
                    if (!answers.stream().allMatch(Silence::isOfAttempt)) {
                        return new Unknown("answers of an unexpected kind: " + inTime(answers));
                    }
                    return answers.get(1) instanceof Answer.Reached
                            ? new Holds(inTime(answers))
                            : new Violated(inTime(answers));
                });
    }

    /** As {@link #heard}, at each of a replica's proxies. */
    static Expectation heardAtProxies(Vantage from, ReplicaPlan replica) {
        return Expectation.something(
                Words.of(from) + " reaches the canary listener at each port where the tailscaled of " + replica.id()
                        + " has a proxy",
                PHASES.stream()
                        .map(phase -> Asks.connectToProxies(from, replica.id(), phase))
                        .toList(),
                answers -> {
                    if (answers.stream().anyMatch(answer -> !(answer instanceof Answer.Attempts))) {
                        return new Unknown("answers of an unexpected kind: " + inTime(answers));
                    }
                    List<Attempt> heard = ((Answer.Attempts) answers.get(1)).attempts();
                    List<Integer> ports = heard.stream().map(Attempt::port).toList();
                    if (tried(answers).isEmpty()) {
                        return new Moot(Silence.noProxy(replica.id()));
                    }
                    boolean each = tried(answers).stream().map(Attempt::port).allMatch(ports::contains)
                            && heard.stream().allMatch(attempt -> attempt.answer() instanceof Answer.Reached);
                    return each ? new Holds(Silence.words(heard)) : new Violated(inTime(answers));
                });
    }

    /** From the engine's machine the canary is heard, or there is no path at all, which the machine's routes show. */
    static Expectation heardByHost(Target to, Exposed port) {
        return byHost(Words.of(to) + ", " + port, port.asks(HOST, to, PHASES));
    }

    /** As {@link #heardByHost}, at each of a replica's proxies. */
    static Expectation heardByHostAtProxies(ReplicaPlan replica) {
        return byHost(
                "each port where the tailscaled of " + replica.id() + " has a proxy",
                PHASES.stream()
                        .map(phase -> Asks.connectToProxies(HOST, replica.id(), phase))
                        .toList());
    }

    private static Expectation byHost(String where, List<Ask> tries) {
        List<Ask> asks = new ArrayList<>(tries);
        asks.add(Asks.fact(HOST, new Question.Routes(), Phase.QUIET));
        asks.add(Asks.answer(HOST, new Question.ConnectToHost(), Phase.QUIET));
        asks.add(Asks.fact(HOST, new Question.HostListener(), Phase.CLOSING));
        return Expectation.something(
                Words.of(HOST) + " reaches the canary listener at " + where
                        + ", or has no route there and reaches a listener of its own",
                asks,
                answers -> byHost(answers.subList(0, tries.size()), answers.get(3), answers.get(4), answers.get(5)));
    }

    private static Outcome byHost(List<Answer> tries, Answer routes, Answer itself, Answer listener) {
        List<Answer> heard = flat(tries.get(1));
        List<Answer> all =
                tries.stream().flatMap(answer -> flat(answer).stream()).toList();
        if (all.isEmpty()) {
            return new Moot("there is nothing to try");
        }
        if (!heard.isEmpty() && heard.stream().allMatch(Answer.Reached.class::isInstance)) {
            return new Holds(inTime(tries));
        }
        if (!all.stream().allMatch(Answer.NoRoute.class::isInstance)) {
            return new Violated(inTime(tries));
        }
        if (!(routes instanceof Answer.Routes table)
                || !(itself instanceof Answer.Attempts own)
                || !(listener instanceof Answer.Heard visitors)) {
            return new Unknown("answers of an unexpected kind: " + Words.of(routes) + ", " + Words.of(itself) + ", "
                    + Words.of(listener));
        }
        for (Answer answer : all) {
            String address = Addresses.host(((Answer.NoRoute) answer).at());
            List<Answer.Route> leading = table.routes().stream()
                    .filter(route -> !Networks.isDefault(route) && Addresses.covers(route.destination(), address))
                    .toList();
            if (!leading.isEmpty()) {
                return new Violated("no route was found to " + address + ", and there is one: " + leading.get(0));
            }
        }
        // From anywhere else the listener is reached as well, but hears another address than the one that was dialled.
        boolean reachesItself = own.attempts().stream()
                .map(Attempt::answer)
                .filter(Answer.Reached.class::isInstance)
                .map(answer -> Addresses.host(((Answer.Reached) answer).at()))
                .anyMatch(visitors.sources()::contains);
        String seen = Silence.words(own.attempts()) + "; heard: " + visitors.sources();
        return reachesItself
                ? new Holds("its routing table has no route there, and it reaches its own listener: " + seen)
                : new Violated("it does not even reach its own listener: " + seen);
    }

    private static List<Attempt> tried(List<Answer> answers) {
        return answers.stream()
                .filter(Answer.Attempts.class::isInstance)
                .flatMap(answer -> ((Answer.Attempts) answer).attempts().stream())
                .toList();
    }

    private static List<Answer> flat(Answer answer) {
        return answer instanceof Answer.Attempts attempts
                ? attempts.attempts().stream().map(Attempt::answer).toList()
                : Stream.of(answer).toList();
    }

    private static String inTime(List<Answer> answers) {
        return "before: " + Words.of(answers.get(0)) + "; with it: " + Words.of(answers.get(1)) + "; after: "
                + Words.of(answers.get(2));
    }
}
