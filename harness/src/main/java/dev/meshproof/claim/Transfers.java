package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Moot;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What two private replicas answered each other through SOCKS5 when the lab was ready, and how tailscaled counted it. */
record Transfers(ReplicaPlan one, ReplicaPlan other) {
    private static final String RELAY = "derp";

    /** Whether nothing can be exchanged, as neither has a TCP port to ask at. */
    boolean none() {
        return one.tcpPorts().isEmpty() && other.tcpPorts().isEmpty();
    }

    /** The premise: something was exchanged. */
    Expectation some() {
        List<Ask> asks = new ArrayList<>(asks(one, other));
        asks.addAll(asks(other, one));
        return Expectation.something(
                "through SOCKS5 one of the two answers the other, " + Words.when(Phase.QUIET), asks, answers -> {
                    String seen = answers.stream().map(Words::of).collect(Collectors.joining("; "));
                    if (!answers.stream().allMatch(Silence::isOfAttempt)) {
                        return new Unknown("answers of an unexpected kind: " + seen);
                    }
                    return answers.stream().anyMatch(Answer.Reached.class::isInstance)
                            ? new Holds(seen)
                            : new Violated(seen);
                });
    }

    /** The control: relayed packets are counted, at whoever sent and at whoever received, and none is missing. */
    Expectation counted() {
        List<Ask> there = asks(one, other);
        List<Ask> back = asks(other, one);
        List<Ask> asks = new ArrayList<>(List.of(counters(one), counters(other)));
        asks.addAll(there);
        asks.addAll(back);
        return Expectation.something(
                "both ends' " + RELAY + " counters rose by at least the bytes that were answered",
                asks,
                answers -> counted(
                        answers.get(0),
                        answers.get(1),
                        answers.subList(2, 2 + there.size()),
                        answers.subList(2 + there.size(), answers.size())));
    }

    /** The control: so do whoever stands before the relays. */
    Expectation countedByWiretaps(LabPlan plan) {
        List<Ask> there = asks(one, other);
        List<Ask> back = asks(other, one);
        List<Ask> asks = new ArrayList<>(RelayTraffic.asks(plan));
        int shared = asks.size();
        asks.addAll(there);
        asks.addAll(back);
        return Expectation.something(
                "the relays' wiretaps counted at least the bytes that were answered", asks, answers -> {
                    Optional<RelayTraffic> traffic = RelayTraffic.of(answers.subList(0, shared));
                    if (traffic.isEmpty()) {
                        return new Unknown("answers of an unexpected kind, where wiretaps were asked");
                    }
                    return countedByWiretaps(
                            traffic.get(),
                            answers.subList(shared, shared + there.size()),
                            answers.subList(shared + there.size(), answers.size()));
                });
    }

    private Outcome countedByWiretaps(RelayTraffic traffic, List<Answer> answeredByOther, List<Answer> answeredByOne) {
        List<String> seen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        compare(traffic, other, one, answeredByOther, seen, missing);
        compare(traffic, one, other, answeredByOne, seen, missing);
        return outcome(seen, missing);
    }

    private static void compare(
            RelayTraffic traffic,
            ReplicaPlan sender,
            ReplicaPlan receiver,
            List<Answer> answers,
            List<String> seen,
            List<String> missing) {
        long answered = answered(answers);
        if (answered == 0) {
            return;
        }
        long in = traffic.sent(sender, receiver);
        long out = traffic.delivered(sender, receiver);
        String text = sender.id() + " to " + receiver.id() + ": " + answered + " bytes answered, " + in
                + " seen going into relays, " + out + " coming out";
        (in >= answered && out >= answered ? seen : missing).add(text);
    }

    static Ask counters(ReplicaPlan replica) {
        return Asks.fact(new Vantage.Inside(replica.id()), new Question.PathCounters(), Phase.CLOSING);
    }

    static String words(List<Answer.Counter> counters) {
        return counters.stream()
                .map(c -> c.direction() + " " + c.path() + ": " + c.packets() + " packets, " + c.bytes() + " bytes")
                .collect(Collectors.joining("; "));
    }

    private static List<Ask> asks(ReplicaPlan from, ReplicaPlan to) {
        return to.tcpPorts().stream()
                .map(port ->
                        Reachability.ask(new Reachability.Pair(from, to), Reachability.By.ADDRESS, port, Phase.QUIET))
                .toList();
    }

    private Outcome counted(Answer ofOne, Answer ofOther, List<Answer> answeredByOther, List<Answer> answeredByOne) {
        if (!(ofOne instanceof Answer.Counters ones) || !(ofOther instanceof Answer.Counters others)) {
            return new Unknown("answers of an unexpected kind: " + Words.of(ofOne) + ", " + Words.of(ofOther));
        }
        List<String> seen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        compare(others, ones, answeredByOther, other.id() + " to " + one.id(), seen, missing);
        compare(ones, others, answeredByOne, one.id() + " to " + other.id(), seen, missing);
        return outcome(seen, missing);
    }

    private static void compare(
            Answer.Counters sender,
            Answer.Counters receiver,
            List<Answer> answers,
            String way,
            List<String> seen,
            List<String> missing) {
        long answered = answered(answers);
        if (answered == 0) {
            return;
        }
        long sent = sender.bytes("outbound", RELAY);
        long received = receiver.bytes("inbound", RELAY);
        String text =
                way + ": " + answered + " bytes answered, " + sent + " counted as sent, " + received + " as received";
        (sent >= answered && received >= answered ? seen : missing).add(text);
    }

    private static Outcome outcome(List<String> seen, List<String> missing) {
        if (!missing.isEmpty()) {
            return new Violated(String.join("; ", missing));
        }
        return seen.isEmpty() ? new Moot("neither answered the other") : new Holds(String.join("; ", seen));
    }

    /** Bytes; none where nobody was reached. Who says nothing still takes a connection, which takes packets. */
    private static long answered(List<Answer> answers) {
        List<Answer.Reached> reached = answers.stream()
                .filter(Answer.Reached.class::isInstance)
                .map(Answer.Reached.class::cast)
                .toList();
        long bytes = reached.stream()
                .flatMap(answer -> answer.response().stream())
                .mapToLong(Answer.Response::bytes)
                .sum();
        return reached.isEmpty() ? 0 : Math.max(1, bytes);
    }
}
