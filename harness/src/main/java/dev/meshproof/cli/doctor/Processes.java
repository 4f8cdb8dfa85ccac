package dev.meshproof.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The processes in a /proc. A local engine's containers stand in the same table, so a process counts as running here only
 * if its control groups name no container, or the one that this process is in itself.
 */
record Processes(Path proc) {

    private static final Pattern CONTAINER = Pattern.compile("[0-9a-f]{64}");

    /** Their pids in ascending order; none on a system that has no /proc. */
    List<Long> named(String name) {
        Optional<String> ours = container(proc.resolve("self"));
        try (Stream<Path> entries = Files.list(proc)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .filter(entry -> read(entry.resolve("comm")).strip().equals(name))
                    .filter(entry -> container(entry).equals(ours))
                    .map(entry -> Long.valueOf(entry.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException noProc) {
            return List.of();
        }
    }

    private static Optional<String> container(Path process) {
        Matcher id = CONTAINER.matcher(read(process.resolve("cgroup")));
        return id.find() ? Optional.of(id.group()) : Optional.empty();
    }

    /** Empty for a process that ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ended) {
            return "";
        }
    }
}
