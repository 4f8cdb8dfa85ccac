package dev.meshproof.sdl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds and reads the files that a user names. */
public final class SdlFiles {
    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private SdlFiles() {}

    /**
     * The SDL files that the given paths mean: files as they are, directories by their {@code *.yaml} and {@code *.yml}
     * but for lab files.
     * In the order of file names, then of paths; each file once.
     *
     * @throws SdlException if a path does not exist, cannot be read, or is a directory without any
     */
    public static List<Path> expand(List<Path> filesOrDirectories) {
        Diagnostics diagnostics = new Diagnostics(Judge.CHAIN);
        Map<Path, Path> files = new LinkedHashMap<>();
        for (Path path : filesOrDirectories) {
            for (Path file : Files.isDirectory(path) ? inDirectory(path, diagnostics) : List.of(path)) {
                files.putIfAbsent(file.toAbsolutePath().normalize(), file);
            }
        }
        diagnostics.throwIfAny();
        return files.values().stream()
                .sorted(Comparator.comparing((Path p) -> fileName(p)).thenComparing(Path::toString))
                .toList();
    }

    /** The lab files, {@code *.lab.yaml} and {@code *.lab.yml}, in those of the given paths that are directories, in order. */
    public static List<Path> labFiles(List<Path> filesOrDirectories) {
        List<Path> found = new ArrayList<>();
        for (Path directory : filesOrDirectories) {
            if (Files.isDirectory(directory)) {
                try (Stream<Path> all = Files.list(directory)) {
                    all.filter(SdlFiles::isLabFile).sorted().forEach(found::add);
                } catch (IOException e) {
                    // Reading the SDLs there says so.
                    continue;
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean isLabFile(Path path) {
        return fileName(path).matches("[^.].*\\.lab\\.ya?ml") && Files.isRegularFile(path);
    }

    private static List<Path> inDirectory(Path directory, Diagnostics diagnostics) {
        Position at = Position.wholeFile(directory.toString());
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> found = new ArrayList<>(all.filter(SdlFiles::isYaml).toList());
            if (found.isEmpty()) {
                diagnostics.error(
                        "no-sdl", at, "the directory has no *.yaml or *.yml file", "name the SDL files themselves");
            }
            return found;
        } catch (IOException e) {
            diagnostics.error("unreadable", at, "the directory cannot be read: " + reason(e), "check its permissions");
            return List.of();
        }
    }

    private static boolean isYaml(Path path) {
        String name = fileName(path);
        return !name.startsWith(".")
                && (name.endsWith(".yaml") || name.endsWith(".yml"))
                && !isLabFile(path)
                && Files.isRegularFile(path);
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /**
     * A file's bytes.
     *
     * @throws SdlException if it does not exist, cannot be read, or is larger than {@link #MAX_BYTES}
     */
    public static byte[] read(Path file) {
        Position at = Position.wholeFile(file.toString());
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            check(file.toString(), bytes);
            return bytes;
        } catch (NoSuchFileException e) {
            throw SdlException.of("no-file", at, "there is no such file or directory", "check the path");
        } catch (IOException e) {
            throw SdlException.of("unreadable", at, "the file cannot be read: " + reason(e), "check its permissions");
        }
    }

    /** @throws SdlException if there are more than {@link #MAX_BYTES} */
    public static void check(String file, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw SdlException.of(
                    "file-too-large",
                    Position.wholeFile(file),
                    "the file is larger than 1 MiB",
                    "check that it is the SDL you meant");
        }
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "access denied" : String.valueOf(e.getMessage());
    }
}
