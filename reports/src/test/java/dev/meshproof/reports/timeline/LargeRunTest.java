package dev.meshproof.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Verdict;
import dev.meshproof.reports.SampleRuns;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred replicas with more logs than a page can hold: 4 MiB always, and {@code -Dmeshproof.large=true} makes it 200 MiB, with
 * 100 MiB of evidence. Sizes are asserted; how long it took is printed.
 */
class LargeRunTest {
    private static final boolean LARGE = Boolean.getBoolean("meshproof.large");
    private static final long LOGS = LARGE ? 200L << 20 : 4L << 20;
    private static final long EVIDENCE = LARGE ? 100L << 20 : 4L << 20;

    @Test
    void is_rendered_within_its_bounds_and_says_what_it_left_out(@TempDir Path folder) throws IOException {
        RunResult run = SampleRuns.of(100, Verdict.PROVEN, "yes", List.of());
        RunFolders.large(folder, 100, LOGS, EVIDENCE);

        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        String html = Timeline.section(run, folder).html();
        Duration busy = Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpu);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        int logs = Html.bytes(html.substring(html.indexOf("<section id=\"logs\"")));
        int timeline = Html.bytes(html) - logs;
        System.out.printf(
                Locale.ROOT,
                "timeline and logs of 100 replicas, %d MiB of logs and %d MiB of evidence: %.2f s (%.2f s of CPU), %d KiB of timeline, %d KiB of"
                        + " logs, heap of at most %d MiB%n",
                LOGS >> 20,
                EVIDENCE >> 20,
                took.toMillis() / 1000.0,
                busy.toMillis() / 1000.0,
                timeline >> 10,
                logs >> 10,
                Runtime.getRuntime().maxMemory() >> 20);
        assertThat(timeline).isLessThan(1_200 * 1024);
        assertThat(logs).isLessThan(LogSection.MOST_BYTES + 64 * 1024);
        assertThat(html)
                .containsPattern("Showing [\\d,]+ of [\\d,]+ lines of 100 containers")
                .containsPattern("\\([\\d,]+ lines left out\\) │ ")
                .containsPattern("<td>[\\d,]+ of [\\d,]+</td>")
                .containsPattern("[\\d,]+ observations, in [\\d,]+ spans: those of one vantage");
        assertThat(html.lines().filter(l -> l.contains("s error replica akash-server-77/backend")))
                .as("errors are shown of every log")
                .hasSizeGreaterThanOrEqualTo(3);
    }
}
