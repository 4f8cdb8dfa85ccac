package dev.meshproof.plan;

import dev.meshproof.sdl.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One container of one service.
 *
 * @param entrypoint the SDL's {@code command}; empty keeps the image's
 * @param command the SDL's {@code args}
 * @param env the SDL's {@code env} split at the first {@code =}, in order; a bare {@code K} has the value {@code ""}
 * @param ports what the SDL exposes
 * @param at where the service stands in its SDL
 */
public record ReplicaPlan(
        ReplicaId id,
        String image,
        List<String> entrypoint,
        List<String> command,
        Map<String, String> env,
        Limits limits,
        List<Port> ports,
        Intent intent,
        Tailnet tailnet,
        Position at) {

    /**
     * Resource limits as a provider sets them.
     *
     * @param nanoCpus CPU limit in units of 1e-9 cores
     * @param memoryBytes memory limit in bytes
     * @param storageBytes ephemeral storage limit in bytes
     */
    public record Limits(long nanoCpus, long memoryBytes, long storageBytes) {}

    /**
     * One exposed port.
     *
     * @param port the container's port
     * @param as the port it is offered as
     * @param protocol {@code tcp} or {@code udp}
     */
    public record Port(int port, int as, String protocol, boolean global, Position at) {}

    /** The TCP ports on which the service is expected to listen, in the SDL's order. */
    public List<Integer> tcpPorts() {
        return ports.stream()
                .filter(p -> p.protocol().equals("tcp"))
                .map(Port::port)
                .distinct()
                .toList();
    }

    /** The hostname that the SDL asks for, where it could be read. */
    public Optional<String> hostname() {
        return tailnet.hostname().known();
    }
}
