package dev.meshproof.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.meshproof.run.RunHistory;
import dev.meshproof.run.RunIndexers;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Pages as a browser shows them. One browser for all: starting one costs more than all that is asked of it. */
class ReportIT {
    private static final Path SCREENSHOTS = Path.of("target", "report-screenshots");
    private static final String REFUTED = "refuted";
    private static final String THIRTY = "of-30";
    private static final String HOSTILE = "hostile";

    /** Whether every page is looked at in every way, and a picture of each is kept: for a build that would be too slow. */
    private static final boolean ALL = System.getProperty("pages", "verify").equals("all");

    @AutoClose
    private static Browser browser;

    @BeforeAll
    static void open(@TempDir Path runs) throws IOException, URISyntaxException {
        browser = Browser.start();
        browser.put(Path.of(
                Objects.requireNonNull(ReportIT.class.getResource("pages")).toURI()));
        for (String run : List.of(REFUTED, "inconclusive", "proven", HOSTILE)) {
            browser.put(StoredRuns.rendered(run, runs));
        }
        Path index = runs.resolve(RunIndexers.INDEX);
        assertThat(RunIndexers.write(RunHistory.below(runs), index)).isEmpty();
        browser.put(index);
        browser.put(EnlargedRun.of(runs.resolve("proven"), 30));
        browser.put(EnlargedRun.of(runs.resolve("proven"), 100));
    }

    /** What a run of each verdict leaves, and one of thirty replicas, as whoever did not run it gets it. */
    @Nested
    class EveryReport {
        static Stream<Arguments> looks() {
            return Stream.of(Look.values())
                    .flatMap(look -> Stream.of(REFUTED, "inconclusive", "proven", THIRTY, HOSTILE)
                            .filter(run -> ALL || inABuild(run, look))
                            .map(run -> arguments(run, look)));
        }

        /** The refuted run has most to say; only the inconclusive one has its colour; only thirty replicas are many. */
        private static boolean inABuild(String run, Look look) {
            return switch (look) {
                case LIGHT -> run.equals(REFUTED) || run.equals("inconclusive");
                case NARROW -> !run.equals("inconclusive");
                case DARK, PRINT -> run.equals(REFUTED);
            };
        }

        @ParameterizedTest(name = "{0} in {1}")
        @MethodSource("looks")
        void can_be_read_by_everybody(String run, Look look) {
            Page page = browser.open(run + "/report.html", look);

            PageChecks.hold(page, SCREENSHOTS.resolve(run + "-" + look.word() + ".png"), ALL || run.equals(REFUTED));
        }
    }

    /** Whatever a replica printed, served, and was called; see {@link dev.meshproof.scenarios.HostileReplicaIT}. */
    @Nested
    class OfAHostileReplica {
        @Test
        void does_nothing_that_it_says_and_garbles_nothing() {
            Page page = browser.open(HOSTILE + "/report.html", Look.LIGHT);

            assertThat(page.title()).startsWith("REFUTED: img-src-x-onerror-alert-1");
            assertThat(page.find("#logs").getText())
                    .contains("<script>document.title='owned'</script><img src=x onerror=")
                    .contains("| [link](javascript:alert(1)) |", "::error file=x.yaml,line=1::not from us")
                    .contains("red overwritten", "the key: [redacted]")
                    .doesNotContain("\u001b", "\u202e", "\u0000", "[31m", "q544e");
            PageChecks.saysNothingOnTheConsole(page);
            PageChecks.asksNobody(page);
        }
    }

    /** The page over all of them. */
    @Nested
    class TheIndex {
        @ParameterizedTest
        @EnumSource(Look.class)
        void can_be_read_by_everybody(Look look) {
            Page page = browser.open(RunIndexers.INDEX, look);

            PageChecks.hold(page, SCREENSHOTS.resolve("index-" + look.word() + ".png"), ALL);
        }

        @Test
        void leads_to_the_report_of_each_run() {
            Page page = browser.open(RunIndexers.INDEX, Look.LIGHT);

            page.find("a[href$='/refuted/report.html']").click();

            assertThat(page.title()).startsWith("REFUTED");
        }
    }

    /** A lab that nobody has the machine for. */
    @Nested
    class OfAHundredReplicas {
        @Test
        void opens_at_once() {
            Page page = browser.open("of-100/report.html", Look.LIGHT);

            System.out.printf("a page of 100 replicas opened in %d ms%n", page.millisToOpen());
            assertThat(page.millisToOpen()).isLessThan(20_000);
            PageChecks.saysNothingOnTheConsole(page);
        }
    }

    /** What can be done with the page of a refuted run. */
    @Nested
    class AReader {
        private static final String CELL = "table.matrix a[href='#seen-neighbour-2']";
        private static final String DETAIL = "#seen-neighbour-2";
        private static final String SHOWN_LOGS = "#logs .lg-rows .w";

        private final Page page = browser.open(REFUTED + "/report.html", Look.LIGHT);

        @Test
        void clicks_a_cell_of_the_matrix_and_sees_what_was_seen() {
            assertThat(page.find(DETAIL).isDisplayed()).isFalse();

            page.find(CELL).click();

            assertThat(page.find(DETAIL).getText()).contains("✗ unreachable-on-provider", "connected to");
        }

        @Test
        void gets_there_by_keyboard_too() {
            page.find(CELL).sendKeys(Keys.ENTER);

            assertThat(page.find(DETAIL).isDisplayed()).isTrue();
        }

        @Test
        void selects_a_span_and_reads_only_its_lines_until_Escape() {
            List<String> all = page.texts(SHOWN_LOGS);
            WebElement span = page.find("#timeline .tl-lane[data-logs]:not([data-logs='']) .tl-track [role=button]");
            String lane = page.textWithin(span, ".tl-lane", ".tl-name");

            span.click();
            assertThat(page.texts(SHOWN_LOGS))
                    .isNotEmpty()
                    .allMatch(of -> of.equals(lane) || of.equals("replica " + lane))
                    .hasSizeLessThan(all.size());
            page.press(Keys.ESCAPE);
            assertThat(page.texts(SHOWN_LOGS)).isEqualTo(all);
        }

        @Test
        void follows_a_failure_to_the_line_of_the_SDL() {
            page.find("article a[href='#failure-1-L33']").click();

            assertThat(page.find("#failure-1-L33.marked").getText()).contains("--bind 0.0.0.0");
            assertThat(page.isInView("#failure-1-L33")).isTrue();
        }

        /** See CONTRIBUTING.md. */
        @Test
        void finds_its_top_in_the_README() throws IOException {
            Path picture = SCREENSHOTS.resolve("readme.webp");

            page.pictureOfTop(picture, 40, 1080);

            assertThat(Files.size(picture)).isLessThan(150 * 1024);
        }

        @Test
        void has_it_all_without_JavaScript() {
            Page bare = browser.openWithoutJavaScript(REFUTED + "/report.html", Look.LIGHT);

            bare.find(CELL).click();
            assertThat(bare.find(DETAIL).getText()).contains("✗ unreachable-on-provider", "connected to");
            assertThat(bare.find("#logs").getText()).contains("tailscaled");
            assertThat(bare.find("main").getText()).contains("What is not proven", "--bind 0.0.0.0");
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

        @Test
        void should_fail_if_there_is_no_such_page() {
            assertThatThrownBy(() -> browser.open("pages/none.html", Look.LIGHT))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("pages/none.html");
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
