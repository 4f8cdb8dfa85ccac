package dev.meshproof.agent;

import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.ProcessEntry;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of this process namespace, from /proc. */
final class ProcessTable {
    private static final int LONGEST_ARGUMENTS = 64 << 10;

    private ProcessTable() {}

    static AgentReply.ProcessList read() throws IOException {
        List<ProcessEntry> processes = new ArrayList<>();
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
            processes.add(parse(pid, status, arguments, network(pid), isOwn(pid)));
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
        Map<String, String> fields = new HashMap<>();
        for (String line : (Iterable<String>) status.lines()::iterator) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        String uids = field(fields, pid, "Uid");
        int end = uids.indexOf('\t');
        return new ProcessEntry(
                pid,
                field(fields, pid, "Name"),
                split(arguments),
                Integer.parseUnsignedInt(end < 0 ? uids : uids.substring(0, end)),
                Long.parseUnsignedLong(field(fields, pid, "CapEff"), 16),
                Long.parseUnsignedLong(field(fields, pid, "CapPrm"), 16),
                Long.parseUnsignedLong(field(fields, pid, "CapBnd"), 16),
                field(fields, pid, "NoNewPrivs").equals("1"),
                network,
                own);
    }

    private static String field(Map<String, String> fields, int pid, String name) throws IOException {
        String value = fields.get(name);
        if (value == null) {
            throw new IOException("/proc/" + pid + "/status has no line " + name);
        }
        return value;
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
    private static boolean isOwn(int pid) {
        try {
            return Namespaces.inode("/proc/" + pid + "/ns/mnt") == Namespaces.inode("/proc/self/ns/mnt");
        } catch (IOException e) {
            return false;
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
