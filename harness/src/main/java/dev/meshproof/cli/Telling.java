package dev.meshproof.cli;

import dev.meshproof.cli.progress.Progress;
import java.io.PrintWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How much a command says, as several commands take it. */
final class Telling {
    @ArgGroup
    private Amount amount = new Amount();

    /** At most one of them. */
    static final class Amount {
        @Option(
                names = {"-q", "--quiet"},
                description = "Print the verdict's line and what is not proven; on standard error nothing but errors.")
        private boolean quiet;

        @Option(
                names = {"-v", "--verbose"},
                description = "Print all of the result, not what fits one screen; and each question as it is answered.")
        private boolean verbose;
    }

    Detail detail() {
        if (amount.quiet) {
            return Detail.QUIET;
        }
        return amount.verbose ? Detail.ALL : Detail.SCREEN;
    }

    Progress progress(PrintWriter err) {
        return switch (detail()) {
            case QUIET -> Progress.quiet(err);
            case SCREEN -> Progress.usual(err);
            case ALL -> Progress.verbose(err);
        };
    }
}
