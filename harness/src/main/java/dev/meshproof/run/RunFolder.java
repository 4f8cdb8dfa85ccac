package dev.meshproof.run;

import dev.meshproof.evidence.EvidenceLog;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.sdl.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Where one run lies on disk. All that is written through it is redacted. */
public final class RunFolder {
    /** What lies in the folder beside {@link #RESULT}. */
    public static final RunResult.Files FILES = new RunResult.Files("evidence.jsonl", "plan.json", "artifacts");

    public static final String RESULT = "run.json";

    /** When which bytes of which log were written; runs of older versions have none. See {@link RunClock}. */
    public static final String CLOCK = "clock.jsonl";

    private static final String RELAYS = "relays";
    /** Of a file's name, in characters; extensions with their dot. */
    private static final int LONGEST = 100;

    private static final int LONGEST_EXTENSION = 8;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    private final Path path;
    private final Redaction redaction;

    private RunFolder(Path path, Redaction redaction) {
        this.path = path;
        this.redaction = redaction;
    }

    /**
     * Makes {@code runs/<UTC time>-<name>}, with {@code -2}, {@code -3}, ... behind where another run has it already.
     *
     * @param name of the run; characters that a file name may not have become {@code _}
     */
    public static RunFolder create(Path runs, Instant startedAt, String name, Redaction redaction) throws IOException {
        Files.createDirectories(runs);
        String wanted = TIME.format(startedAt) + "-" + fileName(name);
        Path made = null;
        for (int i = 1; made == null; i++) {
            try {
                made = Files.createDirectory(runs.resolve(i == 1 ? wanted : wanted + "-" + i));
            } catch (FileAlreadyExistsException e) {
                // Another run of the same second: the next number is tried.
                continue;
            }
        }
        Files.createDirectory(made.resolve(FILES.artifacts()));
        return new RunFolder(made, redaction);
    }

    public Path path() {
        return path;
    }

    public Redaction redaction() {
        return redaction;
    }

    /** Opens evidence.jsonl, once. */
    public EvidenceLog openEvidence() throws IOException {
        return EvidenceLog.create(path.resolve(FILES.evidence()), redaction);
    }

    /**
     * Opens a new file under artifacts; what is written to it is redacted. The caller closes it.
     *
     * @param name one file name; characters that it may not have become {@code _}
     */
    public OutputStream artifact(String name) throws IOException {
        return redaction.guarding(Files.newOutputStream(path.resolve(artifactPath(name))));
    }

    /** Opens clock.jsonl, once; see {@link RunClock#create} for the parameters. The caller closes it. */
    public RunClock openClock(Instant zero, LongSupplier millis, Consumer<String> complaint) throws IOException {
        return RunClock.create(path.resolve(CLOCK), RunClock.MOST_BYTES, redaction, zero, millis, complaint);
    }

    /**
     * Opens a new log under artifacts, as {@link #artifact} does; {@code clock} has when which bytes of it were written. What the
     * redaction holds back counts from when it lets go of it.
     *
     * @param container as the lab names it
     */
    public OutputStream log(String name, String container, RunClock clock) throws IOException {
        String file = artifactPath(name);
        return redaction.guarding(clock.log(file, container, Files.newOutputStream(path.resolve(file))));
    }

    /** Where an artifact lies, relative to the folder: what {@link ReplicaResult.LogTail#file()} says. */
    public static String artifactPath(String name) {
        return FILES.artifacts() + "/" + fileName(name);
    }

    /** Where the captures of a relay lie, relative to a run's folder. */
    public static String relayPath(String relay) {
        return RELAYS + "/" + fileName(relay);
    }

    /** Writes plan.json, from which the run can be judged again. */
    public void write(LabPlan plan) throws IOException {
        replace(FILES.plan(), RunJson.pretty(plan, redaction));
    }

    /**
     * Writes run.json: as a whole or not at all.
     *
     * @return the result as it was written, without secrets: what is to be shown, and given to {@link RunListeners}
     */
    public RunResult write(RunResult run) throws IOException {
        String text = RunJson.write(run, redaction);
        replace(RESULT, text);
        return RunJson.isClean(run, text) ? run : RunJson.read(path.resolve(RESULT));
    }

    private void replace(String name, String text) throws IOException {
        Path half = Files.writeString(path.resolve("." + name + ".part"), text);
        Files.move(half, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Of a longer name the beginning, its hash and its extension stay, so that no two become one. */
    private static String fileName(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]+", "_").replaceFirst("^\\.+", "_");
        if (safe.length() <= LONGEST) {
            return safe.isEmpty() ? "_" : safe;
        }
        int dot = safe.lastIndexOf('.');
        String extension = safe.length() - dot <= LONGEST_EXTENSION ? safe.substring(dot) : "";
        String end = "-" + Sha256.of(name.getBytes(StandardCharsets.UTF_8)).substring(0, 8) + extension;
        return safe.substring(0, LONGEST - end.length()) + end;
    }
}
