package dev.meshproof.reports.timeline;

import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A log among a run's artifacts.
 *
 * @param file relative to the run's folder
 * @param of the container that printed it, as the lab names it, e.g. {@code replica lease/service restart 1}; shown, so it is
 *     harmless, and no other log has it
 */
record LogFile(String file, String of, Path path, Times times) {
    private static final int NAME = 80;

    /** All of them, by name; none where the folder is missing. */
    static List<LogFile> in(RunResult run, Path folder, Clock clock) throws IOException {
        Path artifacts = folder.resolve(RunFolder.FILES.artifacts());
        if (!Files.isDirectory(artifacts)) {
            return List.of();
        }
        List<Path> paths;
        try (Stream<Path> all = Files.list(artifacts)) {
            paths = all.filter(p -> p.getFileName().toString().endsWith(".log"))
                    .filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                    .sorted(java.util.Comparator.comparing(p -> p.getFileName().toString()))
                    .toList();
        }
        Map<String, String> names = names(run);
        Set<String> taken = new HashSet<>();
        List<LogFile> logs = new ArrayList<>();
        for (Path path : paths) {
            String file = RunFolder.FILES.artifacts() + "/" + path.getFileName();
            String of = clock.log(file).map(Clock.Log::of).orElseGet(() -> names.getOrDefault(file, nameOf(path)));
            String shown = LogRows.name(of, NAME);
            for (int i = 2; !taken.add(shown); i++) {
                shown = LogRows.name(of, NAME) + " (" + i + ")";
            }
            logs.add(new LogFile(
                    file, shown, path, clock.log(file).map(Clock.Log::times).orElseGet(Times::new)));
        }
        return List.copyOf(logs);
    }

    /** What an older run's clock does not say: whose logs those are whose names can be told from the result. */
    private static Map<String, String> names(RunResult run) {
        Map<String, String> names = new HashMap<>();
        List<String> all = new ArrayList<>(List.of("control plane"));
        run.plan().replicas().forEach(replica -> {
            String name = "replica " + replica.id();
            all.add(name);
            for (int i = 1; i <= Math.min(replica.restarts(), 1_000); i++) {
                all.add(name + " restart " + i);
            }
        });
        all.forEach(name -> names.put(RunFolder.artifactPath(name + ".log"), name));
        return names;
    }

    private static String nameOf(Path path) {
        return path.getFileName().toString().replaceFirst("\\.log$", "").replace('_', ' ');
    }

    /** Whether it is of any of a replica's containers. */
    boolean isOf(String replica) {
        return of.equals("replica " + replica) || of.startsWith("replica " + replica + " restart ");
    }
}
