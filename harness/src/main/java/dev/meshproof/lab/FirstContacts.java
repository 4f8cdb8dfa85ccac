package dev.meshproof.lab;

import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Place;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.TcpProbe;
import dev.meshproof.probe.Vantage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

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
                contacts.add(meet(joined.get(i), joined.get(j), TRIES));
            }
        }
        CompletableFuture.allOf(contacts.toArray(CompletableFuture[]::new)).join();
    }

    private CompletableFuture<?> meet(ReplicaPlan from, ReplicaPlan to, int tries) {
        if (tries == 0 || to.tcpPorts().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            Place sandbox = lab.place(new Vantage.Sandbox(from.id()));
            String address = lab.resolve(new Target.TailnetAddress(to.id()));
            long begin = System.nanoTime();
            return TcpProbe.httpThroughSocks5(
                            sandbox.agent(),
                            lab.socks5(from.id()),
                            address,
                            to.tcpPorts().get(0),
                            LIMIT)
                    .thenCompose(answer -> met(answer, System.nanoTime() - begin)
                            ? CompletableFuture.completedFuture(null)
                            : meet(from, to, tries - 1));
        } catch (ProbeUnavailable e) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** A refusal that came at once was the other node's. */
    private static boolean met(Answer answer, long nanos) {
        return answer instanceof Answer.Reached
                || answer instanceof Answer.ProxyRefused
                        && nanos < Duration.ofSeconds(3).toNanos();
    }
}
