package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Moot;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer.Tampering;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code tamper-evident}. */
record TamperEvident() implements Claim {
    @Override
    public ClaimId id() {
        return ClaimId.TAMPER_EVIDENT;
    }

    @Override
    public Wording wording() {
        return new Wording(
                "a relay that turns bits of what replicas on different providers send each other gets nothing altered"
                        + " delivered",
                "64 KiB there and 64 KiB back through SOCKS5, again and again, while bits are turned in some of the pair's"
                        + " packets: what arrives, at either end, is as it was sent, or it ends early",
                "packets were altered; with nothing turned any more the same transfer succeeds; the relays answer both"
                        + " sandboxes");
    }

    @Override
    public Set<ClaimId> needs() {
        return Set.of(ClaimId.JOINED);
    }

    @Override
    public List<Case> cases(LabPlan plan) {
        return Relayed.acrossProviders(plan, (subject, pair) -> about(plan, subject, pair));
    }

    private static Case about(LabPlan plan, Subject subject, Reachability.Pair pair) {
        List<Expectation> controls = new ArrayList<>(List.of(altered(plan, pair), succeedsAfterwards(plan, pair)));
        controls.addAll(
                SharedParts.relaysAnswer(plan, pair.from().id(), pair.to().id()));
        return new Case(subject, List.of(nothingAltered(plan, pair)), controls)
                .given(List.of(SharedParts.answersPeer(pair)));
    }

    private static Expectation nothingAltered(LabPlan plan, Reachability.Pair pair) {
        return Expectation.nothing(
                        "nothing that " + pair.from().id() + " and " + pair.to().id()
                                + " send each other arrives altered, " + Words.when(Phase.DISTURBED),
                        Asks.tamper(plan, pair.from(), pair.to()),
                        answer -> {
                            if (!(answer instanceof Tampering tampering)) {
                                return Words.unexpected(answer);
                            }
                            Optional<Transfer> wrong = tampering.during().stream()
                                    .filter(each -> each.then() == Transfer.Then.ALTERED)
                                    .findFirst();
                            if (wrong.isPresent()) {
                                return new Violated(wrong.get().detail());
                            }
                            if (!compared(tampering).isEmpty()) {
                                return new Holds(said(tampering));
                            }
                            Transfer after = tampering.after();
                            String why = "nothing could be compared: " + after.detail();
                            return after.then() == Transfer.Then.NOT_TRIED ? new Moot(why) : new Unknown(why);
                        })
                .at(pair.to().at());
    }

    private static Expectation altered(LabPlan plan, Reachability.Pair pair) {
        return control(
                plan,
                pair,
                "relays altered packets between " + pair.from().id() + " and "
                        + pair.to().id(),
                tampering -> tampering.altered() > 0 ? new Holds(said(tampering)) : new Violated(said(tampering)));
    }

    private static Expectation succeedsAfterwards(LabPlan plan, Reachability.Pair pair) {
        return control(
                plan,
                pair,
                "with nothing altered any more the same transfer from "
                        + pair.from().id() + " to " + pair.to().id() + " succeeds",
                tampering -> tampering.after().then() == Transfer.Then.INTACT
                        ? new Holds(tampering.after().detail())
                        : new Violated(tampering.after().then() + ": "
                                + tampering.after().detail()));
    }

    /** Moot where there is no path between the two, or nothing whose alteration would be seen. */
    private static Expectation control(
            LabPlan plan, Reachability.Pair pair, String says, Function<Tampering, Outcome> test) {
        return Expectation.something(
                says, List.of(Asks.tamper(plan, pair.from(), pair.to()), Reachability.path(pair)), answers -> {
                    if (!Silence.isOfAttempt(answers.get(1))) {
                        return Words.unexpected(answers.get(1));
                    }
                    if (Silence.broken(answers.get(1)) instanceof Violated nothing) {
                        return new Moot("there is no path: " + nothing.seen());
                    }
                    if (!(answers.get(0) instanceof Tampering tampering)) {
                        return Words.unexpected(answers.get(0));
                    }
                    return tampering.after().then() == Transfer.Then.NOT_TRIED
                            ? new Moot(tampering.after().detail())
                            : test.apply(tampering);
                });
    }

    private static List<Transfer> compared(Tampering tampering) {
        return tampering.during().stream()
                .filter(each -> each.then() == Transfer.Then.INTACT || each.then() == Transfer.Then.BROKEN)
                .toList();
    }

    private static String said(Tampering tampering) {
        long whole = tampering.during().stream()
                .filter(each -> each.then() == Transfer.Then.INTACT)
                .count();
        return tampering.altered() + " of " + tampering.considered() + " packets altered; of "
                + tampering.during().size() + " transfers " + whole + " came to their end as they were sent";
    }
}
