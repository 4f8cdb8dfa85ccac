package dev.meshproof.cli.doctor;

import dev.meshproof.cli.doctor.Finding.Level;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the doctor found.
 *
 * @param ready whether a lab can run, that is, whether nothing failed
 */
public record Examination(boolean ready, List<Finding> findings) {

    /** Looks at everything, at several things at once, and lists it in a fixed order. */
    public static Examination of(Machine machine, Images images) {
        List<Check> checks = Stream.of(
                        EngineChecks.all(),
                        HostChecks.all(),
                        ToolChecks.all(),
                        List.of(new ImagesCheck(images).check()),
                        StandInChecks.all(images))
                .flatMap(List::stream)
                .toList();
        List<Finding> findings = checks.parallelStream()
                .map(check -> check.apply(machine))
                .flatMap(Optional::stream)
                .toList();
        return new Examination(findings.stream().noneMatch(finding -> finding.level() == Level.FAIL), findings);
    }
}
