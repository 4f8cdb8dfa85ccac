package dev.meshproof.containers.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name under which this machine, or the container that this process runs in, is known. */
final class Host {

    private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

    private Host() {}

    /** Read from the kernel where possible: a lookup by name may wait for a resolver. */
    static String name() {
        try {
            return Files.readString(KERNEL_NAME).strip();
        } catch (IOException e) {
            String name = System.getenv("HOSTNAME");
            return name == null ? "unnamed" : name;
        }
    }
}
