package dev.meshproof.claim;

import dev.meshproof.probe.Ask;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A claim about one subject.
 *
 * @param checks what must be seen
 * @param premises what must be seen for the checks to be about anything; where it is not, the case is NOT_APPLICABLE
 * @param controls what must be seen for the checks to mean anything
 * @param inapplicable why there is nothing to check, if so
 * @param onlyNoted whether a violation is told and refutes nothing: the case is NOT_APPLICABLE then, and says what was seen
 */
public record Case(
        Subject subject,
        List<Expectation> premises,
        List<Expectation> checks,
        List<Expectation> controls,
        Optional<String> inapplicable,
        boolean onlyNoted) {
    public Case {
        premises = List.copyOf(premises);
        checks = List.copyOf(checks);
        controls = List.copyOf(controls);
    }

    public Case(Subject subject, List<Expectation> checks, List<Expectation> controls) {
        this(subject, List.of(), checks, controls, Optional.empty(), false);
    }

    /** As it is, where something else is given. */
    Case given(List<Expectation> others) {
        return new Case(subject, others, checks, controls, inapplicable, onlyNoted);
    }

    /** As it is, but for what becomes of a violation. */
    Case noted() {
        return new Case(subject, premises, checks, controls, inapplicable, true);
    }

    static Case notApplicable(Subject subject, String why) {
        return new Case(subject, List.of(), List.of(), List.of(), Optional.of(why), false);
    }

    Stream<Ask> asks() {
        return Stream.of(premises, checks, controls).flatMap(List::stream).flatMap(e -> e.asks().stream());
    }
}
