package dev.meshproof.run;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * The runs below a folder.
 *
 * @param runs in the order of their starts
 * @param missed in the order of their folders
 * @param older how many there are beside: the oldest by the names of their folders, which begin with the time of the start
 */
public record RunHistory(Path folder, List<RunOutline> runs, List<Missed> missed, int older) {
    /** What is read of the newest; each is some kilobytes in memory, and some 300 on disk. */
    public static final int MOST_RUNS = 500;

    private static final int DEPTH = 4;

    /**
     * A run of which nothing is known.
     *
     * @param finished whether it has a run.json; else it did not come to its end, or is still running
     * @param why it is missed
     */
    public record Missed(Path folder, boolean finished, String why) {}

    /**
     * Reads what lies below a folder; nothing within a run's own folder is a run.
     *
     * @throws IOException if the folder itself cannot be listed
     */
    public static RunHistory below(Path folder) throws IOException {
        return below(folder, MOST_RUNS);
    }

    static RunHistory below(Path folder, int most) throws IOException {
        List<Path> found = folders(folder);
        found.sort(Comparator.comparing((Path run) -> run.getFileName().toString())
                .thenComparing(Comparator.naturalOrder())
                .reversed());
        List<RunOutline> runs = new ArrayList<>();
        List<Missed> missed = new ArrayList<>();
        for (Path run : found.subList(0, Math.min(most, found.size()))) {
            if (!Files.exists(run.resolve(RunFolder.RESULT))) {
                missed.add(new Missed(run, false, "it did not come to its end, or is still running"));
                continue;
            }
            try {
                runs.add(RunOutline.read(run));
            } catch (IOException e) {
                missed.add(new Missed(run, true, PlainText.of(String.valueOf(e.getMessage()), 300)));
            }
        }
        runs.sort(Comparator.comparing(RunOutline::startedAt).thenComparing(RunOutline::folder));
        missed.sort(Comparator.comparing(Missed::folder));
        return new RunHistory(folder, List.copyOf(runs), List.copyOf(missed), Math.max(0, found.size() - most));
    }

    /** Folders of runs: what a run writes first and last tells them. Nothing is looked for within one. */
    private static List<Path> folders(Path below) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(below, EnumSet.noneOf(FileVisitOption.class), DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (Files.exists(folder.resolve(RunFolder.RESULT))
                        || Files.exists(folder.resolve(RunFolder.FILES.evidence()))) {
                    found.add(folder);
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (file.equals(below)) {
                    throw failure;
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
