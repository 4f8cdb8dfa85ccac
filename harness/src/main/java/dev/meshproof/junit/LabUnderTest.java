package dev.meshproof.junit;

import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.Verdict;
import dev.meshproof.lab.Lab;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.PortForward;
import dev.meshproof.probe.Socks5Proxy;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Vantage;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A lab that is up, every question put, and the result that came of it. Closed by the extension. */
public final class LabUnderTest {
    private final Lab lab;
    private final RunResult result;
    private final Path folder;

    LabUnderTest(Lab lab, RunResult result, Path folder) {
        this.lab = lab;
        this.result = result;
        this.folder = folder;
    }

    public Lab lab() {
        return lab;
    }

    public RunResult result() {
        return result;
    }

    /** The run's folder. */
    public Path folder() {
        return folder;
    }

    /** @throws java.util.NoSuchElementException if the result has no such claim */
    public ClaimResult claim(ClaimId id) {
        return result.claims().stream()
                .filter(claim -> claim.id().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    /** One test for each case of a claim: it must be proven. */
    public Stream<DynamicTest> casesOf(ClaimId id) {
        return claim(id).cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.subject(), () -> {
                    if (each.verdict() != Verdict.PROVEN) {
                        throw new AssertionError(
                                id + " is " + each.verdict() + " for " + each.subject() + ": " + each.reason());
                    }
                }));
    }

    /**
     * A local port that comes out at what a vantage reaches as {@code host}, e.g. a replica's sibling by its name, or a
     * service behind its provider's ingress.
     *
     * @throws ProbeUnavailable if the lab has no such vantage
     */
    public PortForward from(Vantage vantage, String host, int port) throws ProbeUnavailable, IOException {
        return PortForward.direct(lab.place(vantage).agent(), host, port);
    }

    /**
     * A local port that leads through a replica's SOCKS5 proxy to a host of its tailnet.
     *
     * @param host a name, for tailscaled to resolve, or an address
     * @throws ProbeUnavailable if the replica has no proxy, or it is not known where
     */
    public PortForward through(ReplicaId replica, String host, int port) throws ProbeUnavailable, IOException {
        Vantage sandbox = new Vantage.Sandbox(replica);
        if (Socks5Proxy.of(lab, sandbox) instanceof Socks5Proxy.At proxy) {
            return PortForward.throughSocks5(lab.place(sandbox).agent(), proxy.at(), host, port);
        }
        throw new ProbeUnavailable("the tailscaled of " + replica + " runs without a SOCKS5 proxy");
    }
}
