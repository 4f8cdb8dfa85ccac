package dev.meshproof.cli.wiretap;

import picocli.CommandLine.Command;

/** {@code meshproof wiretap}: holds what can be done with captures. */
@Command(
        name = "wiretap",
        mixinStandardHelpOptions = true,
        subcommands = Decode.class,
        description = "Reads what a wiretap kept of the traffic over its relay. Needs no Docker.")
public final class Wiretap {}
