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
 */
public record Case(
        Subject subject, List<Expectation> checks, List<Expectation> controls, Optional<String> inapplicable) {
    public Case {
        checks = List.copyOf(checks);
        controls = List.copyOf(controls);
    }

    public Case(Subject subject, List<Expectation> checks, List<Expectation> controls) {
        this(subject, checks, controls, Optional.empty());
    }

    static Case notApplicable(Subject subject, String why) {
        return new Case(subject, List.of(), List.of(), Optional.of(why));
    }

    Stream<Ask> asks() {
        return Stream.concat(checks.stream(), controls.stream()).flatMap(e -> e.asks().stream());
    }
}
