package dev.meshproof.cli.doctor;

import java.util.List;
import java.util.Optional;

/** The programs that build and run meshproof itself. */
final class ToolChecks {

    private static final int OLDEST_JAVA = 17;
    private static final VersionNumber OLDEST_MAVEN = VersionNumber.of(3, 8, 6);

    private ToolChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("Java", machine -> Optional.of(java(machine))),
                new Check("Maven", machine -> Optional.of(maven(machine))),
                new Check("git", machine -> Optional.of(git(machine))));
    }

    private static Finding java(Machine machine) {
        String seen = "Java " + machine.javaFeature();
        if (machine.javaFeature() < OLDEST_JAVA) {
            return Finding.fail("Java", seen, "point JAVA_HOME at a JDK of " + OLDEST_JAVA + " or newer");
        }
        return machine.hasCompiler()
                ? Finding.ok("Java", seen)
                : Finding.fail(
                        "Java",
                        seen + " without a compiler",
                        "install a JDK (openjdk-17-jdk-headless), or point JAVA_HOME at one");
    }

    private static Finding maven(Machine machine) {
        return tool(machine, "Maven", OLDEST_MAVEN, "mvn", "-v")
                .orElseGet(() -> Finding.fail(
                        "Maven", "no mvn in PATH that runs", "install the package maven, or put Maven's bin in PATH"));
    }

    private static Finding git(Machine machine) {
        return machine.has("git")
                ? Finding.ok("git", "found")
                : Finding.ok("git", "not found, and only needed to work on meshproof itself");
    }

    /** Empty where the command does not run. */
    static Optional<Finding> tool(Machine machine, String name, VersionNumber oldest, String... command) {
        return machine.output(command)
                .map(printed -> VersionNumber.in(printed)
                        .map(version -> version.atLeast(oldest)
                                ? Finding.ok(name, name + " " + version)
                                : Finding.fail(name, name + " " + version, "update it to " + oldest + " or newer"))
                        .orElseGet(() -> Finding.warn(
                                name,
                                "printed no version: "
                                        + printed.lines().findFirst().orElse("nothing"),
                                "see what " + String.join(" ", command) + " says")));
    }
}
