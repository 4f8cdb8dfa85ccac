package dev.meshproof.cli.bench;

import dev.meshproof.lint.LintResult;
import dev.meshproof.lint.Linter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;

/** Lints an endless row of bent documents and keeps the worst. */
final class Fuzzing {
    private final long seed;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    Fuzzing(long seed) {
        this.seed = seed;
    }

    /**
     * @param chain how many the chain accepts
     * @param console how many the console accepts
     * @param escaped how many ended with an exception
     * @param worst number of the one that took the most CPU time, from 0
     */
    record Outcome(
            long seed,
            int count,
            double seconds,
            int chain,
            int console,
            int escaped,
            double worstMilliseconds,
            int worst,
            int worstBytes) {}

    Outcome run(int count) {
        SdlMutations mutations = new SdlMutations(seed);
        int chain = 0;
        int console = 0;
        int escaped = 0;
        long worstNanos = 0;
        int worst = 0;
        int worstBytes = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            byte[] document = mutations.next().getBytes(StandardCharsets.UTF_8);
            long before = threads.getCurrentThreadCpuTime();
            try {
                LintResult result = Linter.lint("fuzzed.yaml", document);
                chain += result.chain() ? 1 : 0;
                console += result.console() ? 1 : 0;
            } catch (RuntimeException | StackOverflowError e) {
                escaped++;
            }
            long nanos = threads.getCurrentThreadCpuTime() - before;
            if (nanos > worstNanos) {
                worstNanos = nanos;
                worst = i;
                worstBytes = document.length;
            }
        }
        return new Outcome(
                seed,
                count,
                (System.nanoTime() - begin) / 1e9,
                chain,
                console,
                escaped,
                worstNanos / 1e6,
                worst,
                worstBytes);
    }
}
