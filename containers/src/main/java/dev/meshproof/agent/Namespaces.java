package dev.meshproof.agent;

import dev.meshproof.wire.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which namespaces this is. */
final class Namespaces {
    private Namespaces() {}

    static Identity identity() throws IOException {
        return new Identity(
                network("self"),
                inode("/proc/self/ns/pid"),
                ownPid(),
                ProcText.read("/proc/sys/kernel/hostname").strip(),
                ProcText.read("/proc/sys/kernel/random/boot_id").strip(),
                uptime(ProcText.read("/proc/uptime")));
    }

    /** @param pid a number, or {@code self} */
    static long network(String pid) throws IOException {
        return inode("/proc/" + pid + "/ns/net");
    }

    static long inode(String link) throws IOException {
        String target = Files.readSymbolicLink(Path.of(link)).toString();
        int open = target.indexOf('[');
        if (open < 0 || !target.endsWith("]")) {
            throw new IOException(link + " leads to \"" + target + "\", expected e.g. net:[4026531840]");
        }
        return Long.parseLong(target.substring(open + 1, target.length() - 1));
    }

    /**
     * The root folder of each process of this namespace, by process id. To enter one takes what tracing the process would take
     * (proc_pid_root(5)), so that those of processes that gave up root are closed to the agent. The first process of a
     * container is often such a one: a database, started by a script that was root.
     */
    static List<Path> roots() throws IOException {
        List<Path> roots = new ArrayList<>();
        for (int pid : ProcessTable.pids()) {
            roots.add(Path.of("/proc/" + pid + "/root"));
        }
        return roots;
    }

    /** The agent's own process id; {@link ProcessHandle} would start threads for it. */
    static long ownPid() throws IOException {
        return Long.parseLong(Files.readSymbolicLink(Path.of("/proc/self")).toString());
    }

    private static Duration uptime(String text) {
        int dot = text.indexOf('.');
        return Duration.ofSeconds(Long.parseLong(text.substring(0, dot)))
                .plusMillis(10L * Integer.parseInt(text.substring(dot + 1, dot + 3)));
    }
}
