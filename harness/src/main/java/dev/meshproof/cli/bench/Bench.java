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
        description = "Measures ratios side by side on this machine.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "1:a run did not come to what it should", "2:wrong use", "3:a lab did not run"},
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof bench lint", "  meshproof bench repeat --runs 5", "  meshproof bench floor --help"})
public final class Bench {}
