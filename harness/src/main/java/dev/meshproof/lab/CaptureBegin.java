package dev.meshproof.lab;

import dev.meshproof.containers.SandboxContainer;
import dev.meshproof.probe.Place;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Waits until a sandbox's network is captured: tcpdump opens the network before it writes the file's header, and keeps
 * what comes in between (tcpdump 4.99, tcpdump.c).
 */
final class CaptureBegin {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);

    /** pcap's, in bytes. */
    private static final int HEADER = 24;

    private final LabContext context;
    private final String role;

    CaptureBegin(LabContext context, String role) {
        this.context = context;
        this.role = role;
    }

    /** @throws LabException if nothing is captured in time, with what tcpdump said */
    void await(Place place, SandboxContainer sandbox) {
        try {
            Awaitility.await("the network of " + role + " is captured")
                    .dontCatchUncaughtExceptions()
                    .atMost(LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(() -> context.closing().get() || hasHeader(place));
        } catch (ConditionTimeoutException e) {
            throw new LabException(
                    "the network of " + role + " is not captured: "
                            + sandbox.getLogs().strip(),
                    e);
        }
    }

    private static boolean hasHeader(Place place) {
        AgentReply.FileReply reply = place.agent()
                .ask(new AgentRequest.ReadFile(SandboxContainer.CAPTURE, HEADER))
                .join();
        return reply instanceof AgentReply.FileContent file && file.bytes().length == HEADER;
    }
}
