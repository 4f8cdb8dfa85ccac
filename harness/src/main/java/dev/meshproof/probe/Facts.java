package dev.meshproof.probe;

import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import java.util.List;
import java.util.Optional;

/** Questions about a namespace itself. Each answer comes with the check that the right namespace was looked at. */
final class Facts {
    private final Surroundings surroundings;

    Facts(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Answer sockets(Vantage from) throws ProbeUnavailable {
        AgentReply.SocketTable table =
                surroundings.place(from).agent().ask(new AgentRequest.Sockets()).join();
        // The engine's embedded DNS always holds sockets in a living namespace: an empty table is a dead one's.
        if (table.sockets().isEmpty()) {
            return new Answer.ProbeFailed("the namespace shows no socket at all, so it is not the replica's");
        }
        List<Answer.Socket> sockets = table.sockets().stream()
                .map(s -> new Answer.Socket(
                        s.protocol(), s.localAddress(), s.localPort(), s.remoteAddress(), s.remotePort(), s.state()))
                .toList();
        return new Answer.Sockets(Long.toString(table.networkNamespace()), sockets);
    }

    Answer privileges(Vantage from) throws ProbeUnavailable {
        Place place = surroundings.place(from);
        boolean inside = from instanceof Vantage.Inside;
        AgentReply.ProcessList list =
                place.agent().ask(new AgentRequest.Processes()).join();
        List<AgentReply.ProcessEntry> processes = list.processes().stream()
                .filter(process -> !(inside && process.own()))
                .toList();
        Optional<String> astray = inside ? astray((Vantage.Inside) from, processes) : Optional.empty();
        if (astray.isPresent()) {
            return new Answer.ProbeFailed(astray.get());
        }
        List<Answer.Interface> interfaces =
                place.agent().ask(new AgentRequest.Interfaces()).join().interfaces().stream()
                        .map(i -> new Answer.Interface(i.name(), i.tun()))
                        .toList();
        return new Answer.Privileges(
                interfaces,
                processes.stream()
                        .map(p -> new Answer.Process(
                                p.pid(), p.name(), p.effective(), p.permitted(), p.bounding(), p.noNewPrivileges()))
                        .toList());
    }

    Answer tailscaled(Ask ask) throws ProbeUnavailable {
        return LocalApi.status(surroundings.place(ask.from()), ask.limit())
                .<Answer>map(status -> new Answer.TailscaledStatus(
                        status.version(), status.state(), status.hostname(), status.addresses(), status.health()))
                .orElseGet(() -> new Answer.TailscaledStatus("", "NotRunning", "", List.of(), List.of()));
    }

    /** Why this is not the replica's process namespace, if it is not. */
    private Optional<String> astray(Vantage.Inside from, List<AgentReply.ProcessEntry> processes)
            throws ProbeUnavailable {
        if (processes.stream().noneMatch(process -> process.pid() == 1)) {
            return Optional.of("the replica's first process is not in sight");
        }
        long sandbox = surroundings
                .place(new Vantage.Sandbox(from.replica()))
                .agent()
                .identity()
                .networkNamespace();
        return processes.stream()
                .filter(process -> process.networkNamespace().isPresent()
                        && process.networkNamespace().get() != sandbox)
                .findFirst()
                .map(process -> "process " + process.pid() + " is not in its sandbox's network namespace");
    }
}
