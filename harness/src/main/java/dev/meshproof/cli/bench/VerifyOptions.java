package dev.meshproof.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a benchmark that runs {@code verify} many times is told of what to run, and where what comes of it goes. */
final class VerifyOptions {
    @Parameters(
            arity = "0..*",
            paramLabel = "SDL|DIR",
            description = "SDL files, or folders of them (default: examples/three-providers).")
    private List<Path> sources = List.of();

    @Option(names = "--into", paramLabel = "DIR", description = "Where runs are stored (default: .meshproof/bench).")
    private Path into = Path.of(".meshproof", "bench");

    /** @param top the repository's, where the launcher lies */
    TimedVerify verify(Path top, String benchmark) throws IOException {
        return TimedVerify.of(top, sources, into, benchmark);
    }
}
