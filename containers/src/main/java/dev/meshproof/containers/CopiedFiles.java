package dev.meshproof.containers;

import com.github.dockerjava.api.DockerClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * What a container gets before it starts, in one archive: for each archive the engine starts a process of itself, which takes
 * longer than all else about it.
 */
final class CopiedFiles {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** @param path absolute, in the container; folders are made as needed */
    CopiedFiles add(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** As {@link #add(String, byte[])}, as UTF-8. */
    CopiedFiles add(String path, String content) {
        return add(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts all of them, readable by everybody, into a container that was created and not yet started. */
    void copyTo(DockerClient docker, String containerId) {
        if (files.isEmpty()) {
            return;
        }
        docker.copyArchiveToContainerCmd(containerId)
                .withTarInputStream(new ByteArrayInputStream(archive()))
                .withRemotePath("/")
                .exec();
    }

    /** The archive, POSIX tar; names are relative to the root. */
    byte[] archive() {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(archive)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setMode(0644);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory cannot be written", e);
        }
        return archive.toByteArray();
    }
}
