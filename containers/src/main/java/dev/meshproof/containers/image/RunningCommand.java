package dev.meshproof.containers.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** A program of this machine, its output kept in a file. Closing it ends it, with whatever it started. */
final class RunningCommand implements AutoCloseable {
    private static final int SHOWN_LINES = 15;
    private static final int TELL_SECONDS = 30;

    private final List<String> command;
    private final Path log;
    private final Process process;
    private final Thread atExit;

    private RunningCommand(List<String> command, Path log, Process process) {
        this.command = command;
        this.log = log;
        this.process = process;
        this.atExit = new Thread(this::end, "end-of-build");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static RunningCommand start(List<String> command, Path log) throws IOException {
        return start(command, log, log.toAbsolutePath().resolve("..").normalize(), Map.of());
    }

    static RunningCommand start(List<String> command, Path log, Path folder, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        builder.environment().putAll(environment);
        return new RunningCommand(command, log, builder.start());
    }

    /**
     * Waits for its end.
     *
     * @throws ImageException if it failed, with the end of its output
     */
    void await() throws IOException {
        await(seconds -> {});
    }

    /** Waits for its end, and tells from time to time for how many seconds it has been running. */
    void await(LongConsumer stillRunning) throws IOException {
        try {
            for (long seconds = TELL_SECONDS;
                    !process.waitFor(TELL_SECONDS, TimeUnit.SECONDS);
                    seconds += TELL_SECONDS) {
                stillRunning.accept(seconds);
            }
            int status = process.exitValue();
            if (status != 0) {
                throw new ImageException("`" + String.join(" ", command) + "` ended with status " + status + ":\n"
                        + endOf(log) + "\n(all of it: " + log + ")");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("interrupted while `" + String.join(" ", command) + "` ran", e);
        }
    }

    private static String endOf(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The machine shuts down: the hook runs or has run.
        }
    }
}
