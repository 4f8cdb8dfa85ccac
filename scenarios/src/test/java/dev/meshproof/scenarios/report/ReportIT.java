package dev.meshproof.scenarios.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages as a browser shows them. One browser for all: starting one costs more than all that is asked of it. */
class ReportIT {
    private static final Path SCREENSHOTS = Path.of("target", "report-screenshots");

    @AutoClose
    private static Browser browser;

    @BeforeAll
    static void open(@TempDir Path runs) throws IOException, URISyntaxException {
        browser = Browser.start();
        browser.put(Path.of(
                Objects.requireNonNull(ReportIT.class.getResource("pages")).toURI()));
        for (String run : List.of("proven", "refuted", "inconclusive")) {
            browser.put(StoredRuns.rendered(run, runs));
        }
    }

    /** What a run of each verdict leaves, as whoever did not run it gets it. */
    @Nested
    class EveryReport {
        static List<Arguments> looks() {
            return Stream.of("proven", "refuted", "inconclusive")
                    .flatMap(run -> Stream.of(Look.values()).map(look -> arguments(run, look)))
                    .toList();
        }

        @ParameterizedTest(name = "{0} in {1}")
        @MethodSource("looks")
        void can_be_read_by_everybody(String run, Look look) throws IOException {
            Page page = browser.open(run + "/report.html", look);
            page.screenshot(SCREENSHOTS.resolve(run + "-" + look.word() + ".png"));

            assertAll(
                    () -> PageChecks.showsAllText(page),
                    () -> PageChecks.isAccessible(page),
                    () -> PageChecks.saysNothingOnTheConsole(page),
                    () -> PageChecks.asksNobody(page));
        }
    }

    /** Each check on a page of a few lines that has one fault, so that one that finds nothing has looked. */
    @Nested
    class EachCheck {
        @Test
        void passes_a_good_page_in_every_look() {
            Page page = browser.open("pages/good.html", Look.LIGHT);
            List.of(Look.values()).forEach(look -> {
                PageChecks.showsAllText(page.in(look));
                PageChecks.isAccessible(page);
            });
            PageChecks.saysNothingOnTheConsole(page);
            PageChecks.asksNobody(page);
        }

        static List<Arguments> faults() {
            Consumer<Page> console = PageChecks::saysNothingOnTheConsole;
            Consumer<Page> requests = PageChecks::asksNobody;
            Consumer<Page> layout = PageChecks::showsAllText;
            Consumer<Page> axe = PageChecks::isAccessible;
            return List.of(
                    arguments("console-exception", Look.LIGHT, console, "Uncaught ReferenceError"),
                    arguments("console-warning", Look.LIGHT, console, "beware"),
                    // There is no network at all, beside what the page tried.
                    arguments("asks-for-picture", Look.LIGHT, console, "net::ERR_INTERNET_DISCONNECTED"),
                    arguments("asks-for-picture", Look.LIGHT, requests, "http://192.0.2.1/picture.png"),
                    arguments("asks-by-script", Look.LIGHT, requests, "https://example.org/"),
                    arguments("cut", Look.LIGHT, layout, "cut: \"akash-server-1/backend\" in p by p"),
                    arguments("cut-below", Look.LIGHT, layout, "cut: \"one line, two lines"),
                    arguments("cut-on-paper", Look.PRINT, layout, "cut: \"a line so long"),
                    arguments("covered", Look.LIGHT, layout, "covered: \"some text\" in p and \"other text\""),
                    arguments("outside", Look.LIGHT, layout, "\"akash-server-1/backend\" in div sticks out of div"),
                    arguments("never-there", Look.LIGHT, layout, "outside: \"past all this\" in a"),
                    arguments("small", Look.LIGHT, layout, "small: \"a label\" in text is 6"),
                    arguments("wide", Look.NARROW, layout, "wide: the page is 608 px wide where 390 are"),
                    arguments("pale", Look.LIGHT, axe, "serious color-contrast: p"),
                    arguments("dark-on-dark", Look.DARK, axe, "serious color-contrast: h1"),
                    arguments("nameless-button", Look.LIGHT, axe, "critical button-name: button"));
        }

        @ParameterizedTest(name = "{0} in {1}: {3}")
        @MethodSource("faults")
        void should_fail_if_the_page_has_its_fault(String name, Look look, Consumer<Page> check, String seen) {
            Page page = browser.open("pages/" + name + ".html", look);

            assertThatThrownBy(() -> check.accept(page))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(seen);
        }
    }
}
