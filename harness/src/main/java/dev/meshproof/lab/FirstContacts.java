package dev.meshproof.lab;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Socks5Proxy;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.TcpProbe;
import dev.meshproof.probe.Vantage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets every two nodes meet once, from one side, before they are asked from both. When two WireGuard peers send each
 * other their first initiation at the same moment, each takes the other's and drops the response to its own; both then
 * wait 5 s (REKEY_TIMEOUT), which is as long as tailscaled's SOCKS5 proxy waits. That says nothing of reachability.
 */
final class FirstContacts {
    private static final Duration LIMIT = Duration.ofSeconds(7);
    private static final int TRIES = 3;

    private final Lab lab;

    FirstContacts(Lab lab) {
        this.lab = lab;
    }

    /** Blocks until every pair has met or was tried {@value #TRIES} times; what does not meet is for the claims to find. */
    void make(List<ReplicaPlan> joined) {
        List<CompletableFuture<?>> contacts = new ArrayList<>();
        for (int i = 0; i < joined.size(); i++) {
            for (int j = i + 1; j < joined.size(); j++) {
                contacts.add(meet(joined.get(i), joined.get(j)));
            }
        }
        CompletableFuture.allOf(contacts.toArray(CompletableFuture[]::new)).join();
    }

    /** Who has no proxy, or whose proxy is not known, sends nobody anything first. */
    private CompletableFuture<?> meet(ReplicaPlan from, ReplicaPlan to) {
        try {
            Vantage sandbox = new Vantage.Sandbox(from.id());
            if (!to.tcpPorts().isEmpty() && Socks5Proxy.of(lab, sandbox) instanceof Socks5Proxy.At proxy) {
                AgentConnection agent = lab.place(sandbox).agent();
                String address = lab.resolve(new Target.TailnetAddress(to.id()));
                int port = to.tcpPorts().get(0);
                return meet(() -> TcpProbe.httpThroughSocks5(agent, proxy.at(), address, port, LIMIT), TRIES);
            }
        } catch (ProbeUnavailable e) {
            // There is nothing to meet by.
        }
        return CompletableFuture.completedFuture(null);
    }

    private static CompletableFuture<?> meet(Supplier<CompletableFuture<Answer>> ask, int tries) {
        long begin = System.nanoTime();
        return ask.get()
                .thenCompose(answer -> tries == 1 || met(answer, System.nanoTime() - begin)
                        ? CompletableFuture.completedFuture(null)
                        : meet(ask, tries - 1));
    }

    /** A refusal that came at once was the other node's. */
    private static boolean met(Answer answer, long nanos) {
        return answer instanceof Answer.Reached
                || answer instanceof Answer.ProxyRefused
                        && nanos < Duration.ofSeconds(3).toNanos();
    }
}
