package dev.meshproof.claim;

import dev.meshproof.probe.Answer;
import java.util.ArrayList;
import java.util.List;

/** What is more than a container of a provider has. */
final class Privileged {
    /** The engine's default bounding set: {@code capsh --decode=00000000a80425fb}, 14 capabilities. */
    static final long DEFAULT_CAPABILITIES = 0xa80425fbL;

    private Privileged() {}

    /** What a container was given at its start that lets it do more. */
    static List<String> atStart(Answer.Inspection container) {
        List<String> found = new ArrayList<>(capabilities(container));
        if (container.privileged()) {
            found.add("privileged");
        }
        container.devices().forEach(device -> found.add("device " + device));
        container.published().forEach((port, where) -> found.add("port " + port + " published at " + where));
        return found;
    }

    static List<String> capabilities(Answer.Inspection container) {
        return container.addedCapabilities().stream()
                .map(name -> "added capability " + name)
                .toList();
    }

    static List<String> tunInterfaces(Answer.Privileges privileges) {
        return privileges.interfaces().stream()
                .filter(Answer.Interface::tun)
                .map(i -> "TUN interface " + i.name())
                .toList();
    }

    static List<String> excessCapabilities(Answer.Privileges privileges) {
        return privileges.processes().stream()
                .filter(p -> excess(p) != 0)
                .map(p -> "process " + p.pid() + " (" + p.name() + ") has capabilities " + Long.toHexString(excess(p))
                        + " more")
                .toList();
    }

    static List<String> mayEscalate(Answer.Privileges privileges) {
        return privileges.processes().stream()
                .filter(p -> !p.noNewPrivileges())
                .map(p -> "process " + p.pid() + " (" + p.name() + ") may gain privileges")
                .toList();
    }

    private static long excess(Answer.Process process) {
        return (process.effective() | process.permitted() | process.bounding()) & ~DEFAULT_CAPABILITIES;
    }
}
