package dev.meshproof.plan;

import dev.meshproof.sdl.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One container of one service.
 *
 * @param entrypoint the SDL's {@code command}; empty keeps the image's
 * @param command the SDL's {@code args}
 * @param env the SDL's {@code env} split at the first {@code =}, in order; a bare {@code K} has the value {@code ""}
 * @param additions what a provider adds to the environment, none of it set by {@code env}
 * @param ports what the SDL exposes
 * @param at where the service stands in its SDL
 */
public record ReplicaPlan(
        ReplicaId id,
        String image,
        List<String> entrypoint,
        List<String> command,
        Map<String, String> env,
        Map<String, String> additions,
        Limits limits,
        List<Port> ports,
        Intent intent,
        Tailnet tailnet,
        Position at) {

    public ReplicaPlan {
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        additions = Collections.unmodifiableMap(new LinkedHashMap<>(additions));
        ports = List.copyOf(ports);
    }

    /**
     * Resource limits as a provider sets them.
     *
     * @param nanoCpus CPU limit in units of 1e-9 cores
     * @param memoryBytes memory limit in bytes: the profile's size and its ram volumes
     * @param storageBytes ephemeral storage limit in bytes: the largest volume; 0 where there is none
     */
    public record Limits(long nanoCpus, long memoryBytes, long storageBytes) {}

    /**
     * One exposed port.
     *
     * @param port the container's port
     * @param as the port it is offered as
     * @param protocol {@code tcp} or {@code udp}
     * @param global whether it is offered to everybody, and not to the lease's own services only
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
