package dev.meshproof.agent;

import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Captures of the loopback, each by a tcpdump of its own, kept in memory until they are asked for. */
final class Recordings {
    /**
     * Whole packets, each as soon as it is there; the agent's user may do so without another one's identity. The loopback's
     * packets are of 65,536 bytes at most. Told so, the kernel has room for 120 of them in 8 MiB until tcpdump gets its turn;
     * in the 2 MiB that it takes by itself there is room for 8 of any length, and under load some were lost.
     */
    static final List<String> TCPDUMP =
            List.of(("tcpdump -i lo -Z root -n -s 66000 -B 8192 --immediate-mode -U -w -").split(" "));

    private static final int MOST = 64;

    private final Map<Integer, LoopbackRecording> recordings = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final Workers workers;
    private final List<String> program;

    /** @param program to which the number of packets and the filter are added */
    Recordings(Workers workers, List<String> program) {
        this.workers = workers;
        this.program = program;
    }

    AgentReply.Recording start(AgentRequest.StartRecording asked) throws IOException {
        if (recordings.size() >= MOST) {
            throw new IOException(MOST + " recordings are made already");
        }
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("-c", Integer.toString(asked.packets()), asked.filter()));
        int id = ids.incrementAndGet();
        recordings.put(id, LoopbackRecording.start(command, asked.limit(), workers));
        return new AgentReply.Recording(id);
    }

    AgentReply.Recorded end(AgentRequest.EndRecording asked) throws IOException {
        LoopbackRecording recording = recordings.remove(asked.id());
        if (recording == null) {
            throw new IOException("there is no recording " + asked.id());
        }
        return recording.end(asked.least(), asked.within());
    }

    void close() {
        recordings.values().forEach(LoopbackRecording::close);
    }
}
