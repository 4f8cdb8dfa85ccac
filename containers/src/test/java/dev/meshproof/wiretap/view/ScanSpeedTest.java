package dev.meshproof.wiretap.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.wiretap.search.Needle;
import dev.meshproof.wiretap.search.NeedleSearch;
import dev.meshproof.wiretap.search.Needles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** How fast a capture is scanned: {@code -Dscan.mib=1024}. The file has just been written, so it is in the page cache. */
@EnabledIfSystemProperty(named = "scan.mib", matches = "[0-9]+")
class ScanSpeedTest {
    private static final int CANARIES = 8;
    private static final int RUNS = 7;
    private static final int CONTENT = 1_280;

    @Test
    void says_how_fast_it_is(@TempDir Path folder) throws IOException {
        int packets = (int) ((Long.getLong("scan.mib") << 20) / (CONTENT + 92 + 92));
        Path file = Tailnet.capture(folder, packets, CONTENT);
        List<Needle> needles = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < CANARIES; i++) {
            byte[] canary = new byte[24];
            random.nextBytes(canary);
            needles.addAll(Needles.of("canary " + i, canary));
        }
        NeedleSearch search = new NeedleSearch(needles);
        double mib = Files.size(file) / (double) (1 << 20);
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            CaptureScan scan = CaptureScan.of(List.of(file), search, true);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%.0f MiB, %d packets, %d needles: %.3f s, %.0f MiB/s, heap of at most %d MiB%n",
                    mib,
                    scan.view().packets(),
                    needles.size(),
                    seconds,
                    mib / seconds,
                    Runtime.getRuntime().maxMemory() >> 20);
            assertThat(scan.view().hits()).isZero();
            assertThat(scan.view().findings()).isEmpty();
        }
    }
}
