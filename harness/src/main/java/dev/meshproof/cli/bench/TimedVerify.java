package dev.meshproof.cli.bench;

import dev.meshproof.run.PlainText;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunJson;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the launcher's {@code verify} as a user does, each time into a folder of its own, so that what it came to can be read
 * whatever its verdict.
 *
 * @param top the repository's, where the launcher lies
 * @param into the folder that gets one for each run
 */
record TimedVerify(Path top, List<Path> sdls, Path into) {
    private static final long LIMIT_SECONDS = 300;
    private static final long TAKE_DOWN_SECONDS = 60;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    /** @param benchmarks the folder of all benchmarks, in which this one gets its own */
    static TimedVerify of(Path top, List<Path> sdls, Path benchmarks, String name) throws IOException {
        List<Path> all = sdls.isEmpty() ? List.of(top.resolve("examples/three-providers")) : sdls;
        Files.createDirectories(benchmarks);
        return new TimedVerify(
                top,
                all,
                Files.createDirectory(benchmarks.toAbsolutePath().resolve(TIME.format(Instant.now()) + "-" + name)));
    }

    /**
     * Runs it once, and takes it down where it does not end within five minutes.
     *
     * @param name of the run's folder
     * @throws IOException if the launcher cannot be started, or a result cannot be read
     */
    TimedRun run(String name, List<String> options) throws IOException, InterruptedException {
        Path runs = Files.createDirectory(into.resolve(name));
        Path log = runs.resolve("verify.log");
        List<String> command =
                new ArrayList<>(List.of(top.resolve("meshproof").toString(), "verify", "--runs", runs.toString()));
        command.addAll(options);
        sdls.forEach(sdl -> command.add(sdl.toAbsolutePath().toString()));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Optional<Integer> exitCode;
        double seconds;
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            seconds = (System.nanoTime() - begin) / 1e9;
            exitCode = ended ? Optional.of(process.exitValue()) : Optional.empty();
        } finally {
            end(process);
        }
        Optional<Path> folder = folder(runs);
        Optional<RunResult> result = Optional.empty();
        if (folder.isPresent()) {
            result = Optional.of(RunJson.read(folder.get().resolve(RunFolder.RESULT)));
        }
        return new TimedRun(seconds, exitCode, result, folder.orElse(log), lastLine(log));
    }

    /** Asked to end it takes its lab down. */
    private static void end(Process process) throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(TAKE_DOWN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static Optional<Path> folder(Path runs) throws IOException {
        try (Stream<Path> found = Files.list(runs)) {
            return found.filter(folder -> Files.exists(folder.resolve(RunFolder.RESULT)))
                    .findFirst();
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "" : PlainText.of(lines.get(lines.size() - 1).strip());
    }
}
