package dev.meshproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a folder and of those in it, as they were at one moment: who writes reports does not say which. */
record FolderState(Map<Path, String> files) {
    private static final int DEPTH = 2;

    static FolderState of(Path folder) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder, DEPTH)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
                files.put(file, of.lastModifiedTime() + " " + of.size() + " " + of.fileKey());
            }
        }
        return new FolderState(files);
    }

    /** What is new, or was written again, in the order of names. */
    List<Path> writtenSince(FolderState before) {
        return files.entrySet().stream()
                .filter(file -> !file.getValue().equals(before.files.get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
