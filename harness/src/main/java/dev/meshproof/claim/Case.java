package dev.meshproof.claim;

import dev.meshproof.probe.Ask;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A claim about one subject.
 *
 * @param checks what must be seen
 * @param controls what must be seen for the checks to mean anything
 * @param inapplicable why there is nothing to check, if so
 * @param onlyNoted whether a violation is told and refutes nothing: the case is NOT_APPLICABLE then, and says what was seen
 */
public record Case(
        Subject subject,
        List<Expectation> checks,
        List<Expectation> controls,
        Optional<String> inapplicable,
        boolean onlyNoted) {
    public Case {
        checks = List.copyOf(checks);
        controls = List.copyOf(controls);
    }

    public Case(Subject subject, List<Expectation> checks, List<Expectation> controls) {
        this(subject, checks, controls, Optional.empty(), false);
    }

    /** As it is, but for what becomes of a violation. */
    Case noted() {
        return new Case(subject, checks, controls, inapplicable, true);
    }

    static Case notApplicable(Subject subject, String why) {
        return new Case(subject, List.of(), List.of(), Optional.of(why), false);
    }

    Stream<Ask> asks() {
        return Stream.concat(checks.stream(), controls.stream()).flatMap(e -> e.asks().stream());
    }
}
