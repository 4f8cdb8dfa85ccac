package dev.meshproof.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.reports.timeline.RunFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The whole page of a hundred replicas with 200 MiB of logs: its size is asserted, and how long it took printed. */
@EnabledIfSystemProperty(named = "meshproof.large", matches = "true")
class LargePageTest {
    private static final int REPLICAS = 100;
    private static final long MOST_BYTES = 5L << 20;

    @Test
    void stays_a_page_that_a_browser_opens(@TempDir Path folder) throws IOException {
        RunFolders.large(folder, REPLICAS, 200L << 20, 100L << 20);

        long begin = System.nanoTime();
        new HtmlReport().finished(Samples.proven(REPLICAS), folder);
        double seconds = (System.nanoTime() - begin) / 1e9;

        long bytes = Files.size(folder.resolve(HtmlReport.FILE));
        System.out.printf(
                Locale.ROOT,
                "page of %d replicas, 200 MiB of logs and 100 MiB of evidence: %.2f s, %.2f MiB, heap of at most %d MiB%n",
                REPLICAS,
                seconds,
                bytes / (double) (1 << 20),
                Runtime.getRuntime().maxMemory() >> 20);
        assertThat(bytes).isLessThan(MOST_BYTES);
    }
}
