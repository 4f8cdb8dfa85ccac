package dev.meshproof.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process took at its peak, as Linux tells it (proc_pid_status(5), VmHWM). */
final class ResidentMemory {
    private ResidentMemory() {}

    /** MiB; 0 where the process has ended. */
    static long peakMib(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .max()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
