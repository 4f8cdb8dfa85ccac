package dev.meshproof.lab;

import dev.meshproof.plan.Intent;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.LocalApi;
import dev.meshproof.probe.Place;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Vantage;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * What can be seen of a replica at one moment.
 *
 * @param status tailscaled's; empty where none runs or none is expected
 * @param listening its namespace's TCP ports that something listens on
 * @param processes pids and names of its own processes
 * @param cpuTicks what these processes have used, in hundredths of a second; 0 where nobody needs to know
 */
record ReplicaView(Optional<LocalApi.Status> status, Set<Integer> listening, Set<String> processes, long cpuTicks) {
    private static final Duration ASK_LIMIT = Duration.ofSeconds(5);

    static ReplicaView of(Lab lab, ReplicaPlan replica) throws ProbeUnavailable {
        Place inside = lab.place(new Vantage.Inside(replica.id()));
        try {
            Set<Integer> listening = inside.agent().ask(new AgentRequest.Sockets()).join().sockets().stream()
                    .filter(socket -> socket.state().equals("LISTEN"))
                    .map(AgentReply.Socket::localPort)
                    .collect(Collectors.toSet());
            List<AgentReply.ProcessEntry> processes =
                    inside.agent().ask(new AgentRequest.Processes()).join().processes().stream()
                            .filter(process -> !process.own())
                            .toList();
            boolean tailnet = replica.intent() == Intent.PRIVATE;
            boolean waitedFor = !tailnet && !listening.containsAll(replica.tcpPorts());
            return new ReplicaView(
                    tailnet ? LocalApi.status(inside, ASK_LIMIT) : Optional.empty(),
                    listening,
                    processes.stream()
                            .map(process -> process.pid() + " " + process.name())
                            .collect(Collectors.toSet()),
                    waitedFor ? CpuTime.ticks(inside.agent(), processes) : 0);
        } catch (CompletionException e) {
            throw new ProbeUnavailable(replica.id() + " cannot be looked at: " + LabException.rootMessage(e));
        }
    }

    boolean joined() {
        return status.map(LocalApi.Status::running).orElse(false);
    }

    String state() {
        return status.map(LocalApi.Status::state).orElse("no tailscaled");
    }

    boolean listensOn(List<Integer> ports) {
        return listening.containsAll(ports);
    }

    /** Whether peers can reach it through a relay: until it has chosen one, what they send is lost. */
    boolean hasRelay() {
        return status.map(own -> !own.relay().isEmpty()).orElse(false);
    }

    /** Whether another replica that joined is an online peer in this one's netmap, with a relay to send through. */
    boolean sees(ReplicaView other) {
        List<String> addresses = other.status.map(LocalApi.Status::addresses).orElse(List.of());
        return status.map(LocalApi.Status::peers).orElse(List.of()).stream()
                .anyMatch(peer -> peer.online()
                        && !peer.relay().isEmpty()
                        && peer.addresses().stream().anyMatch(addresses::contains));
    }

    /** Whether something in it does nothing but wait, as a script does before its next step. */
    boolean sleeps() {
        return processes.stream().anyMatch(process -> process.endsWith(" sleep"));
    }
}
