package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.containers.engine.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The command line as a process of its own, so that it can be interrupted and killed as a user's can. */
final class Meshproof implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Path RUNS = Path.of("target", "meshproof-runs").toAbsolutePath();

    private static final JsonSchema RUN_SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(URI.create("classpath:dev/meshproof/run/run.schema.json"));

    private final Process process;
    private final String owner;
    private final CompletableFuture<String> out;
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private Meshproof(Process process) {
        this.process = process;
        this.owner = Owner.of(process.toHandle()).toString();
        this.out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
        this.reader = new Thread(
                () -> process.errorReader(StandardCharsets.UTF_8).lines().forEach(progress::add));
        reader.setDaemon(true);
        reader.start();
    }

    /** {@code verify --json}, its run stored where the build's runs are. */
    static Meshproof verify(Path... sdls) throws IOException {
        return verifyInto(RUNS, sdls);
    }

    /** As {@link #verify}, its run stored in a folder. */
    static Meshproof verifyInto(Path runs, Path... sdls) throws IOException {
        return verifyInto(runs, List.of(), sdls);
    }

    /** As {@link #verify}, with one claim alone: where it does not matter what is asked. */
    static Meshproof verifyLittle(Path runs, Path... sdls) throws IOException {
        return verifyInto(runs, List.of("--claims", ClaimId.JOINED.toString()), sdls);
    }

    private static Meshproof verifyInto(Path runs, List<String> options, Path... sdls) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("verify", "--json", "--runs", runs.toString()));
        arguments.addAll(options);
        List.of(sdls).forEach(sdl -> arguments.add(sdl.toString()));
        return run(Map.of(), arguments.toArray(String[]::new));
    }

    static Meshproof run(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                // What was started in a shell's background ignores SIGINT, and so does all that it starts.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.meshproof.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new Meshproof(process);
    }

    /** Waits for a line of progress that contains a text. */
    Meshproof until(String text) {
        Awaitility.await("progress says \"" + text + "\"")
                .atMost(LIMIT)
                .failFast("it ended before", () -> !reader.isAlive() && !says(text))
                .until(() -> says(text));
        return this;
    }

    /** Ctrl-C. */
    Meshproof interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        return this;
    }

    /** kill -9. */
    Meshproof kill() {
        process.destroyForcibly();
        return this;
    }

    /** Once all that it said has been read. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroy();
            throw new AssertionError("it did not end within " + LIMIT + "; its progress: " + progress);
        }
        reader.join(LIMIT.toMillis());
        return process.exitValue();
    }

    /** Waits for its end, and tells its progress where it ends otherwise. */
    void endsWith(int code) throws InterruptedException {
        assertThat(exitCode()).as(() -> "exit code after " + progress).isEqualTo(code);
    }

    /** Standard output, whole. */
    String out() throws InterruptedException {
        exitCode();
        return out.join();
    }

    /** What {@code --json} printed, which holds to the schema of run.json. */
    JsonNode result() throws IOException, InterruptedException {
        JsonNode run = new ObjectMapper().readTree(out());
        assertThat(RUN_SCHEMA.validate(run)).isEmpty();
        return run;
    }

    /** Lines of standard error so far. */
    List<String> progress() {
        return List.copyOf(progress);
    }

    /** The label that everything of its lab bears. */
    String owner() {
        return owner;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        exitCode();
    }

    private boolean says(String text) {
        return progress.stream().anyMatch(line -> line.contains(text));
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
