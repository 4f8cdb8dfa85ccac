package dev.meshproof.cli.bench;

import picocli.CommandLine.Command;

/** {@code meshproof bench}: holds the benchmarks. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            FloorBench.class,
            ClaimsBench.class,
            RepeatBench.class,
            RelayBench.class,
            TamperBench.class,
            DecodeBench.class,
            LintBench.class
        },
        description = "Measures ratios side by side on this machine.")
public final class Bench {}
