package dev.meshproof;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the table of packages in docs: who may use whom, in one direction, and who is pure. */
class PackagesTest {
    private static final String ROOT = "dev.meshproof.";

    /** Each package of the harness with those of ours that it may use. What is in no other module and not here may not be. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("sdl", Set.of()),
            entry("plan", Set.of("sdl")),
            entry("lint", Set.of("sdl", "plan")),
            entry("probe", Set.of("sdl", "plan", "wire", "wiretap", "containers")),
            entry("evidence", Set.of("sdl", "plan", "probe")),
            entry("lab", Set.of("sdl", "plan", "probe", "evidence", "wire", "containers")),
            entry("claim", Set.of("sdl", "plan", "probe", "evidence")),
            entry("diagnosis", Set.of("sdl", "plan", "probe", "evidence", "claim")),
            entry("run", Set.of("sdl", "plan", "probe", "evidence", "claim", "diagnosis")),
            entry("verify", Set.of("sdl", "plan", "probe", "evidence", "claim", "run", "lab", "wire", "containers")),
            entry(
                    "junit",
                    Set.of("sdl", "plan", "probe", "evidence", "claim", "run", "lab", "wire", "containers", "verify")),
            entry(
                    "cli",
                    Set.of(
                            "sdl",
                            "plan",
                            "lint",
                            "probe",
                            "evidence",
                            "claim",
                            "run",
                            "lab",
                            "wire",
                            "wiretap",
                            "containers",
                            "verify")));

    /** Packages that are in this module already: a rule about none of their classes would say nothing. */
    private static final Map<String, Integer> AT_LEAST = Map.ofEntries(
            entry("sdl", 10),
            entry("plan", 10),
            entry("lint", 30),
            entry("lab", 10),
            entry("probe", 6),
            entry("evidence", 7),
            entry("claim", 20),
            entry("diagnosis", 12),
            entry("run", 15),
            entry("verify", 5),
            entry("junit", 2),
            entry("cli", 5));

    private static final Set<String> PURE = Set.of("sdl", "plan", "lint", "claim", "diagnosis", "run");

    /** Beside {@code containers} these alone touch Docker: {@code lab}, and {@code verify}, which finds the engine for it. */
    private static final Set<String> WITHOUT_DOCKER =
            Set.of("sdl", "plan", "lint", "probe", "evidence", "claim", "diagnosis", "run", "cli", "junit");

    private static final List<String> DOCKER = List.of("org.testcontainers.", "com.github.dockerjava.");

    private static final List<String> NETWORK = List.of(
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.Datagram",
            "java.net.InetAddress",
            "java.net.http.",
            "java.net.URLConnection",
            "java.nio.channels.Socket",
            "java.nio.channels.ServerSocket",
            "java.nio.channels.Datagram",
            "java.nio.channels.AsynchronousSocket",
            "javax.net.",
            "java.lang.Process");

    private static final JavaClasses HARNESS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages("dev.meshproof");

    @Test
    void every_package_is_in_the_table_and_was_looked_at() {
        Map<String, Long> looked = HARNESS.stream()
                .map(PackagesTest::packageOf)
                .filter(MAY_USE::containsKey)
                .collect(Collectors.groupingBy(p -> p, TreeMap::new, Collectors.counting()));

        assertThat(HARNESS.stream().map(PackagesTest::packageOf).distinct())
                .isSubsetOf(
                        Stream.concat(MAY_USE.keySet().stream(), Stream.of("wire", "agent", "wiretap", "containers"))
                                .toList());
        AT_LEAST.forEach((name, least) -> assertThat(looked.getOrDefault(name, 0L))
                .as("classes of %s looked at", name)
                .isGreaterThanOrEqualTo(least));
    }

    @TestFactory
    Stream<DynamicTest> a_package_uses_only_those_before_it() {
        return each(MAY_USE.keySet(), (name, dependency) -> {
            String target = packageOf(dependency.getTargetClass());
            return target.isEmpty()
                    || target.equals(name)
                    || MAY_USE.getOrDefault(name, Set.of()).contains(target);
        });
    }

    @TestFactory
    Stream<DynamicTest> only_the_lab_touches_docker() {
        return each(WITHOUT_DOCKER, (name, dependency) -> isNone(DOCKER, dependency) || isOfBenchmark(dependency));
    }

    @TestFactory
    Stream<DynamicTest> a_pure_package_opens_no_connection_and_starts_no_process() {
        return each(PURE, (name, dependency) -> isNone(NETWORK, dependency));
    }

    @TestFactory
    Stream<DynamicTest> a_pure_package_reads_no_clock() {
        return PURE.stream()
                .sorted()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    List<JavaCodeUnitAccess<?>> calls = classesOf(name)
                            .flatMap(c -> c.getCodeUnitAccessesFromSelf().stream())
                            .collect(Collectors.toList());
                    assertThat(calls).as("calls looked at").isNotEmpty();
                    assertThat(calls).noneMatch(PackagesTest::readsClock);
                }));
    }

    /** The rules are worth something only if they see what they forbid: this class does all of it. */
    @Test
    void the_rules_see_a_clock_and_a_socket() {
        JavaClass offender = new ClassFileImporter().importClass(Offender.class);

        assertThat(offender.getCodeUnitAccessesFromSelf()).anyMatch(PackagesTest::readsClock);
        assertThat(offender.getDirectDependenciesFromSelf()).anyMatch(d -> !isNone(NETWORK, d));
    }

    private static final class Offender {
        Object offend() {
            return List.of(java.time.Instant.now(), new java.net.Socket());
        }
    }

    private interface Rule {
        boolean allows(String name, Dependency dependency);
    }

    private static Stream<DynamicTest> each(Set<String> packages, Rule rule) {
        return packages.stream()
                .sorted()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    List<Dependency> all = classesOf(name)
                            .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                            .toList();
                    assertThat(all).as("dependencies looked at").isNotEmpty();
                    assertThat(all.stream().filter(d -> !rule.allows(name, d)).map(Dependency::getDescription))
                            .isEmpty();
                }));
    }

    /** The benchmark asks the engine how much memory containers take. */
    private static boolean isOfBenchmark(Dependency dependency) {
        return dependency.getOriginClass().getPackageName().equals("dev.meshproof.cli.bench");
    }

    private static boolean isNone(List<String> beginnings, Dependency dependency) {
        return beginnings.stream().noneMatch(dependency.getTargetClass().getName()::startsWith);
    }

    private static boolean readsClock(JavaCodeUnitAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getName();
        return owner.startsWith("java.time.") && method.equals("now")
                || owner.equals("java.time.Clock")
                || owner.equals("java.lang.System") && (method.equals("currentTimeMillis") || method.equals("nanoTime"))
                || owner.equals("java.util.Date") && method.equals("<init>");
    }

    private static Stream<JavaClass> classesOf(String name) {
        return HARNESS.stream().filter(c -> packageOf(c).equals(name));
    }

    /** {@code claim} of {@code dev.meshproof.claim.Court}; empty if it is not ours. */
    private static String packageOf(JavaClass of) {
        String name = of.getPackageName() + ".";
        return name.startsWith(ROOT) && name.length() > ROOT.length()
                ? name.substring(ROOT.length(), name.indexOf('.', ROOT.length()))
                : "";
    }
}
