package dev.meshproof.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What must hold of every page in every look. */
final class PageChecks {
    private static final Pattern OWN = Pattern.compile("(file|data|blob|about):.*", Pattern.DOTALL);
    private static final Pattern GRAVE = Pattern.compile("(serious|critical) .*", Pattern.DOTALL);

    private PageChecks() {}

    /**
     * That all of them hold.
     *
     * @param picture where one of the page is kept if any does not
     * @param always whether one is kept in any case
     */
    static void hold(Page page, Path picture, boolean always) {
        boolean held = false;
        try {
            assertAll(
                    () -> showsAllText(page),
                    () -> isAccessible(page),
                    () -> saysNothingOnTheConsole(page),
                    () -> asksNobody(page));
            held = true;
        } finally {
            if (always || !held) {
                page.screenshot(picture);
            }
        }
    }

    static void saysNothingOnTheConsole(Page page) {
        assertThat(page.console()).as("errors and warnings on the console").isEmpty();
    }

    static void asksNobody(Page page) {
        assertThat(page.requests())
                .as("all that the page asked for")
                .isNotEmpty()
                .allMatch(url -> OWN.matcher(url).matches(), "is in the page or beside it");
    }

    static void showsAllText(Page page) {
        assertThat(page.layoutDefects())
                .as("text that is cut, covered, outside or too small, %s", page.look())
                .isEmpty();
    }

    static void isAccessible(Page page) {
        List<String> findings = page.accessibilityFindings();
        assertThat(findings.stream().filter(f -> GRAVE.matcher(f).matches()))
                .as("serious and critical findings of axe-core, %s", page.look())
                .isEmpty();
    }
}
