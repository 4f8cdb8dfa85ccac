package dev.meshproof.cli.wiretap;

import picocli.CommandLine.Command;

/** {@code meshproof wiretap}: holds what can be done with captures. */
@Command(
        name = "wiretap",
        mixinStandardHelpOptions = true,
        subcommands = Decode.class,
        description = "Reads what a wiretap kept of the traffic over its relay. Needs no Docker.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a capture is cut off or broken", "2:wrong use"},
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof wiretap decode relay-one-00001.pcapng"})
public final class Wiretap {}
