package dev.meshproof.cli.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that each keep one core busy, from {@link #start} until {@link #close}, or until this process ends in whatever
 * way: each looks every now and then whether it is still there.
 */
final class BusyProcesses implements AutoCloseable {
    private static final String BUSY =
            "while kill -0 \"$1\" 2>/dev/null; do i=0; while [ $i -lt 100000 ]; do i=$((i + 1)); done; done";

    private final List<Process> processes = new ArrayList<>();

    private BusyProcesses() {}

    /** @throws IOException if there is no {@code sh}; none is left then */
    static BusyProcesses start(int number) throws IOException {
        BusyProcesses busy = new BusyProcesses();
        try {
            for (int i = 0; i < number; i++) {
                busy.processes.add(new ProcessBuilder(
                                "sh",
                                "-c",
                                BUSY,
                                "busy",
                                Long.toString(ProcessHandle.current().pid()))
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start());
            }
            return busy;
        } catch (IOException e) {
            busy.close();
            throw e;
        }
    }

    /** How many still run. */
    long running() {
        return processes.stream().filter(Process::isAlive).count();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        for (Process process : processes) {
            process.onExit().join();
        }
    }
}
