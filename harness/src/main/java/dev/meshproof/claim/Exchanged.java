package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Moot;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Sought;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.CanaryHits;
import dev.meshproof.probe.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Controls that rest on the canaries that one replica exchanged with another; moot where there is no path between them. */
record Exchanged(LabPlan plan, Reachability.Pair pair) {
    Ask ask() {
        return Asks.exchange(pair.from(), pair.to());
    }

    /** Something went there, and something came back. */
    Expectation wentThrough() {
        return control(
                "canaries of " + pair.from().id() + " reach " + pair.to().id()
                        + " through SOCKS5, and others come back",
                List.of(),
                (exchange, none) -> new Holds(said(exchange)));
    }

    /** Whoever looks at plaintext finds them. */
    Expectation foundOnLoopbacks() {
        return control(
                "the same canaries are found by the same search on the loopbacks of both",
                List.of(),
                (exchange, none) -> {
                    List<String> missing = new ArrayList<>();
                    for (String canary : sent(exchange)) {
                        if (!found(canary, exchange.atSource())) {
                            missing.add(canary + " at " + pair.from().id());
                        }
                        if (!found(canary, exchange.atDestination())) {
                            missing.add(canary + " at " + pair.to().id());
                        }
                    }
                    return missing.isEmpty()
                            ? new Holds(told(exchange, exchange.atSource()) + " at "
                                    + pair.from().id() + "; " + told(exchange, exchange.atDestination()) + " at "
                                    + pair.to().id())
                            : new Violated("not found: " + String.join(", ", missing));
                });
    }

    /** What is sought is what was sent. */
    Expectation sought(String relay) {
        return control(
                "the same canaries are sought in what relay " + relay + " could read",
                List.of(Asks.relayView(plan, relay)),
                (exchange, answers) -> {
                    if (!(answers.get(0) instanceof Answer.RelayView view)) {
                        return Words.unexpected(answers.get(0));
                    }
                    List<String> searched =
                            view.searched().stream().map(Sought::canary).toList();
                    return searched.containsAll(sent(exchange))
                            ? new Holds(searched.size() + " canaries are")
                            : new Violated("of " + sent(exchange) + " some are not among " + searched);
                });
    }

    /** What was exchanged has passed relays whose wiretaps counted it. */
    Expectation counted() {
        return control(
                "the wiretaps counted at least the bytes that were exchanged",
                RelayTraffic.asks(plan),
                (exchange, answers) -> RelayTraffic.of(answers)
                        .map(traffic -> counted(exchange, traffic))
                        .orElseGet(() -> Words.unexpected(answers.stream()
                                .filter(a -> !(a instanceof Answer.Nodes || a instanceof Answer.RelayCounts))
                                .findFirst()
                                .orElse(exchange))));
    }

    private Outcome counted(Answer.Exchange exchange, RelayTraffic traffic) {
        Transfer most = telling(exchange);
        long there = traffic.sent(pair.from(), pair.to());
        long back = traffic.sent(pair.to(), pair.from());
        String seen = most.sent() + " bytes sent, " + there + " counted; " + most.received() + " bytes came back, "
                + back + " counted";
        return there >= most.sent() && back >= most.received() && there > 0 && back > 0
                ? new Holds(seen)
                : new Violated(seen);
    }

    private Expectation control(String says, List<Ask> more, BiFunction<Answer.Exchange, List<Answer>, Outcome> test) {
        List<Ask> asks = new ArrayList<>(List.of(ask(), Reachability.path(pair)));
        asks.addAll(more);
        return Expectation.something(says, asks, answers -> {
            Answer path = answers.get(1);
            if (!Silence.isOfAttempt(path)) {
                return Words.unexpected(path);
            }
            if (answers.get(0) instanceof Answer.Exchange exchange && through(exchange)) {
                return test.apply(exchange, answers.subList(2, answers.size()));
            }
            if (Silence.broken(path) instanceof Violated nothing) {
                return new Moot("there is no path: " + nothing.seen());
            }
            return answers.get(0) instanceof Answer.Exchange exchange
                    ? new Violated(said(exchange))
                    : Words.unexpected(answers.get(0));
        });
    }

    private static boolean through(Answer.Exchange exchange) {
        return exchange.own().then() == Transfer.Then.INTACT
                || exchange.own().then() == Transfer.Then.NOT_CONNECTED
                        && exchange.service().then() == Transfer.Then.ANSWERED;
    }

    private static Transfer telling(Answer.Exchange exchange) {
        return exchange.own().then() == Transfer.Then.INTACT ? exchange.own() : exchange.service();
    }

    /** A service that alone was reached knows nothing of the canary that was to come back. */
    private static List<String> sent(Answer.Exchange exchange) {
        return exchange.own().then() == Transfer.Then.INTACT
                ? List.of(exchange.asked(), exchange.answered())
                : List.of(exchange.asked());
    }

    private static boolean found(String canary, List<CanaryHits> among) {
        return among.stream().anyMatch(hits -> hits.canary().equals(canary) && hits.hits() > 0);
    }

    /** How often each that was sent was found, in whatever form. */
    private static String told(Answer.Exchange exchange, List<CanaryHits> among) {
        return sent(exchange).stream()
                .map(canary -> canary + " "
                        + among.stream()
                                .filter(hits -> hits.canary().equals(canary))
                                .mapToLong(CanaryHits::hits)
                                .sum() + " times")
                .collect(Collectors.joining(", "));
    }

    private static String said(Answer.Exchange exchange) {
        return "our own listener: " + said(exchange.own()) + "; the service: " + said(exchange.service());
    }

    private static String said(Transfer transfer) {
        return switch (transfer.then()) {
            case INTACT -> transfer.sent() + " bytes there and " + transfer.received() + " back";
            case ANSWERED -> transfer.sent() + " bytes there, answered with " + transfer.received();
            case BROKEN -> "broken off: " + transfer.detail();
            case ALTERED -> "altered: " + transfer.detail();
            case NOT_CONNECTED -> "not admitted (" + transfer.detail() + ")";
            case NOT_TRIED -> "not tried: " + transfer.detail();
        };
    }
}
