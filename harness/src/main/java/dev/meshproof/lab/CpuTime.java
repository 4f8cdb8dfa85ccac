package dev.meshproof.lab;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How long processes have been computing, by proc_pid_stat(5). */
final class CpuTime {
    private static final int LONGEST = 4096;

    /** Fields behind the name, which is the second and may hold spaces and brackets: utime is the 14th, stime the next. */
    private static final int UTIME = 14 - 3;

    private CpuTime() {}

    /** In clock ticks, a hundredth of a second each on every Linux; of a process that has just ended nothing. */
    static long ticks(AgentConnection agent, List<AgentReply.ProcessEntry> processes) {
        List<CompletableFuture<Long>> each = processes.stream()
                .map(process -> agent.ask(new AgentRequest.ReadFile("/proc/" + process.pid() + "/stat", LONGEST))
                        .thenApply(CpuTime::ticks))
                .toList();
        return each.stream().mapToLong(CompletableFuture::join).sum();
    }

    private static long ticks(AgentReply.FileReply reply) {
        return reply instanceof AgentReply.FileContent content
                ? ticks(new String(content.bytes(), StandardCharsets.US_ASCII))
                : 0;
    }

    static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length > UTIME + 1 ? Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1]) : 0;
    }
}
