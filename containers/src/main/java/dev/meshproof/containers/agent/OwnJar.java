package dev.meshproof.containers.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes programs for containers out of the classes that this process itself runs, so that both ends always match. */
public final class OwnJar {
    private static final LocalDateTime WHEN = LocalDateTime.of(2020, 1, 1, 0, 0);

    private OwnJar() {}

    /**
     * A jar that runs a program; the same bytes for the same classes.
     *
     * @param main with the program's main method
     * @param packages with slashes, each with all below it
     * @throws UncheckedIOException if the classes cannot be read
     */
    public static byte[] of(Class<?> main, List<String> packages) {
        try {
            URI source =
                    main.getProtectionDomain().getCodeSource().getLocation().toURI();
            Path place = Path.of(source);
            if (Files.isDirectory(place)) {
                return pack(place, main, packages);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return pack(jar.getPath("/"), main, packages);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the jar of " + main.getName(), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot find the classes of " + main.getName(), e);
        }
    }

    private static byte[] pack(Path root, Class<?> main, List<String> packages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // Stored: unpacking would cost the program more at its start than copying a few bytes more costs us.
            zip.setLevel(0);
            String manifest = "Manifest-Version: 1.0\r\nMain-Class: " + main.getName() + "\r\n\r\n";
            add(zip, "META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.US_ASCII));
            for (String name : packages) {
                try (Stream<Path> files = Files.walk(root.resolve(name))) {
                    for (Path file : files.filter(OwnJar::isWanted).sorted().toList()) {
                        try (InputStream in = Files.newInputStream(file)) {
                            add(zip, root.relativize(file).toString(), in.readAllBytes());
                        }
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    /** Annotations of packages are for the compiler, and name classes that are not there. */
    private static boolean isWanted(Path file) {
        return Files.isRegularFile(file) && !file.endsWith("package-info.class");
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(WHEN);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
