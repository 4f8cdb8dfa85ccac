package dev.meshproof.reports.junit;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.ObservationTimes;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.RunListener;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Writes junit.xml, in the form that Ant's and Maven's have and that every CI reads: there is no schema of its own.
 *
 * <p>A case's time is what its observations took together; several cases may share one, so that suites add up to more than the
 * run took.
 */
public final class JUnitXml implements RunListener {
    private static final String NAME = "junit.xml";

    @Override
    public void finished(RunResult run, Path folder) throws IOException {
        Files.writeString(folder.resolve(NAME), render(run, ObservationTimes.read(folder)));
    }

    static String render(RunResult run, ObservationTimes times) throws IOException {
        List<ClaimSuite> suites = ClaimSuite.of(run);
        IndentedXml xml = new IndentedXml();
        List<String> all = new ArrayList<>(List.of("name", "meshproof " + PlainText.of(run.name(), 200)));
        all.addAll(counts(suites, run.durationMillis() / 1000.0));
        xml.element("testsuites", array(all), () -> {
            for (ClaimSuite suite : suites) {
                write(xml, run, suite, times);
            }
        });
        return xml.end();
    }

    private static void write(IndentedXml xml, RunResult run, ClaimSuite suite, ObservationTimes times)
            throws IOException {
        double seconds = suite.cases().stream()
                .mapToDouble(c -> seconds(times.took(c.observations())))
                .sum();
        List<String> attributes = new ArrayList<>(List.of("name", suite.name()));
        attributes.addAll(counts(List.of(suite), seconds));
        String begin = times.begin(suite.observations())
                .orElse(run.startedAt())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        attributes.addAll(List.of("timestamp", begin.substring(0, begin.length() - 1)));
        xml.element("testsuite", array(attributes), () -> {
            xml.element("properties", new String[0], () -> {
                property(xml, "statement", suite.statement());
                property(xml, "verdict", suite.verdict().name());
                property(xml, "run", PlainText.of(run.id(), 200));
            });
            for (ClaimCase each : suite.cases()) {
                write(xml, suite.name(), each, times.took(each.observations()));
            }
        });
    }

    private static void property(IndentedXml xml, String name, String value) throws IOException {
        xml.element("property", new String[] {"name", name, "value", value}, "");
    }

    private static void write(IndentedXml xml, String claim, ClaimCase each, Duration took) throws IOException {
        List<String> attributes = new ArrayList<>(
                List.of("name", each.name(), "classname", "meshproof." + claim, "time", text(seconds(took))));
        each.at()
                .ifPresent(
                        at -> attributes.addAll(List.of("file", PlainText.of(at.file(), 500), "line", "" + at.line())));
        if (each.verdict() == Verdict.PROVEN) {
            xml.element("testcase", array(attributes), "");
            return;
        }
        xml.element("testcase", array(attributes), () -> {
            String[] message = {
                "message", each.message(), "type", each.verdict().name()
            };
            String details = String.join("\n", each.details());
            switch (each.verdict()) {
                case REFUTED -> xml.element("failure", message, details);
                case INCONCLUSIVE -> xml.element("error", message, details);
                case NOT_APPLICABLE -> xml.element("skipped", new String[] {"message", each.message()}, "");
                case PROVEN -> throw new IllegalStateException("what is proven has nothing to say");
            }
            if (!each.log().isEmpty()) {
                xml.element("system-out", new String[0], String.join("\n", each.log()));
            }
        });
    }

    private static List<String> counts(Collection<ClaimSuite> suites, double seconds) {
        return List.of(
                "tests",
                "" + suites.stream().mapToInt(s -> s.cases().size()).sum(),
                "failures",
                count(suites, Verdict.REFUTED),
                "errors",
                count(suites, Verdict.INCONCLUSIVE),
                "skipped",
                count(suites, Verdict.NOT_APPLICABLE),
                "time",
                text(seconds));
    }

    private static String count(Collection<ClaimSuite> suites, Verdict verdict) {
        return "" + suites.stream().mapToLong(s -> s.count(verdict)).sum();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String text(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private static String[] array(List<String> list) {
        return list.toArray(String[]::new);
    }
}
