package dev.meshproof.containers.agent;

import dev.meshproof.agent.Main;
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

/** The agent as one small jar, made of the classes that this process itself runs, so that both ends always match. */
public final class AgentJar {
    /** Where containers get it. */
    public static final String PATH = "/meshproof/agent.jar";

    private static final List<String> PACKAGES = List.of("dev/meshproof/agent", "dev/meshproof/wire");
    private static final LocalDateTime WHEN = LocalDateTime.of(2020, 1, 1, 0, 0);

    private AgentJar() {}

    private static final class Made {
        static final byte[] BYTES = make();
    }

    /** The jar; the same bytes for the same classes. */
    public static byte[] bytes() {
        return Made.BYTES.clone();
    }

    /** The command that runs the agent in a container that has the jar. */
    public static List<String> command() {
        return command("java", PATH);
    }

    /** As {@link #command()}, with another java and another place. */
    public static List<String> command(String java, String jar) {
        return List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xss256k",
                "-Xmx96m",
                "-jar",
                jar);
    }

    private static byte[] make() {
        try {
            URI source = Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path place = Path.of(source);
            if (Files.isDirectory(place)) {
                return pack(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return pack(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the agent's jar", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot find the agent's classes", e);
        }
    }

    private static byte[] pack(Path root) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // Stored: unpacking would cost the agent more at its start than copying a few bytes more costs us.
            zip.setLevel(0);
            String manifest = "Manifest-Version: 1.0\r\nMain-Class: " + Main.class.getName() + "\r\n\r\n";
            add(zip, "META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.US_ASCII));
            for (String name : PACKAGES) {
                try (Stream<Path> files = Files.list(root.resolve(name))) {
                    for (Path file : files.sorted().toList()) {
                        if (Files.isRegularFile(file)) {
                            try (InputStream in = Files.newInputStream(file)) {
                                add(zip, name + "/" + file.getFileName(), in.readAllBytes());
                            }
                        }
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(WHEN);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
