package dev.meshproof.agent;

import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.ProcessEntry;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The processes of this process namespace, from /proc. */
final class ProcessTable {
    private static final int LONGEST_ARGUMENTS = 64 << 10;

    private ProcessTable() {}

    static AgentReply.ProcessList read() throws IOException {
        List<ProcessEntry> processes = new ArrayList<>();
        long own = Namespaces.inode("/proc/self/ns/mnt");
        for (int pid : pids()) {
            String status;
            byte[] arguments;
            try {
                status = ProcText.read("/proc/" + pid + "/status");
                arguments = ProcText.beginning("/proc/" + pid + "/cmdline", LONGEST_ARGUMENTS);
            } catch (IOException e) {
                if (new File("/proc/" + pid).exists()) {
                    throw e;
                }
                continue; // It ended while we were reading.
            }
            processes.add(parse(pid, status, arguments, network(pid), mounts(pid) == own));
        }
        return new AgentReply.ProcessList(Namespaces.inode("/proc/self/ns/pid"), processes);
    }

    /** In ascending order. */
    static List<Integer> pids() throws IOException {
        String[] names = new File("/proc").list();
        if (names == null) {
            throw new IOException("/proc cannot be listed");
        }
        List<Integer> pids = new ArrayList<>();
        for (String name : names) {
            if (Character.isDigit(name.charAt(0))) {
                pids.add(Integer.valueOf(name));
            }
        }
        Collections.sort(pids);
        return pids;
    }

    /**
     * One process.
     *
     * @param status of proc_pid_status(5)
     * @param arguments of proc_pid_cmdline(5)
     * @param own whether it runs in the agent's own container
     * @throws IOException if status lacks a line
     */
    static ProcessEntry parse(int pid, String status, byte[] arguments, Optional<Long> network, boolean own)
            throws IOException {
        String uids = field(status, pid, "Uid");
        int end = uids.indexOf('\t');
        return new ProcessEntry(
                pid,
                field(status, pid, "Name"),
                split(arguments),
                Integer.parseUnsignedInt(end < 0 ? uids : uids.substring(0, end)),
                Long.parseUnsignedLong(field(status, pid, "CapEff"), 16),
                Long.parseUnsignedLong(field(status, pid, "CapPrm"), 16),
                Long.parseUnsignedLong(field(status, pid, "CapBnd"), 16),
                field(status, pid, "NoNewPrivs").equals("1"),
                network,
                own);
    }

    /** What follows a line's name and a colon; the kernel escapes the line's ends that a process's own name may have. */
    private static String field(String status, int pid, String name) throws IOException {
        String begin = name + ":";
        int at = status.startsWith(begin) ? 0 : status.indexOf("\n" + begin) + 1;
        if (!status.startsWith(begin, at)) {
            throw new IOException("/proc/" + pid + "/status has no line " + name);
        }
        int end = status.indexOf('\n', at);
        return status.substring(at + begin.length(), end < 0 ? status.length() : end)
                .strip();
    }

    private static List<String> split(byte[] arguments) {
        List<String> list = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= arguments.length; i++) {
            boolean end = i == arguments.length;
            if (end ? from < i : arguments[i] == 0) {
                list.add(new String(arguments, from, i - from, StandardCharsets.UTF_8));
                from = i + 1;
            }
        }
        return list;
    }

    /** A container's processes share a mount namespace, also where they share another container's pid namespace. */
    private static long mounts(int pid) {
        try {
            return Namespaces.inode("/proc/" + pid + "/ns/mnt");
        } catch (IOException e) {
            return -1;
        }
    }

    /** Needs the same privileges as tracing the process would. */
    private static Optional<Long> network(int pid) {
        try {
            return Optional.of(Namespaces.network(Integer.toString(pid)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
