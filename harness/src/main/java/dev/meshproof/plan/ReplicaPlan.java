package dev.meshproof.plan;

import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.plan.labfile.LabFile.Probe;
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
 * @param ports what the SDL exposes and a provider offers
 * @param dnsName the name by which services of the same lease find this one, at {@link Port#as()}; empty where a provider
 *     gives it none
 * @param volumes every volume of the compute profile, mounted or not
 * @param registry what to pull the image with, where the SDL has {@code credentials}
 * @param intentReason what the intent follows from
 * @param at where the service stands in its SDL
 * @param key the kind of auth key that it joins with
 * @param probes how what listens on a port of the container is asked, where that is not HTTP
 * @param mentions addresses and ports that env, command and args name
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
        Optional<String> dnsName,
        List<Volume> volumes,
        Optional<Registry> registry,
        Intent intent,
        Reason intentReason,
        Tailnet tailnet,
        Position at,
        KeyKind key,
        Map<Integer, Probe> probes,
        List<Mention> mentions) {
    public ReplicaPlan {
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        additions = Collections.unmodifiableMap(new LinkedHashMap<>(additions));
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
        probes = Map.copyOf(probes);
        mentions = List.copyOf(mentions);
    }

    /** How what listens on a port of the container is asked. */
    public Probe probe(int port) {
        return probes.getOrDefault(port, Probe.HTTP);
    }

    /**
     * Resource limits as a provider sets them.
     *
     * @param nanoCpus CPU limit in units of 1e-9 cores
     * @param memoryBytes memory limit in bytes: the profile's size and its ram volumes
     * @param storageBytes ephemeral storage limit in bytes: the largest volume; 0 where there is none
     * @param memoryAt where the profile's memory size stands
     */
    public record Limits(long nanoCpus, long memoryBytes, long storageBytes, Optional<Position> memoryAt) {
        /** Not known where from. */
        public Limits(long nanoCpus, long memoryBytes, long storageBytes) {
            this(nanoCpus, memoryBytes, storageBytes, Optional.empty());
        }
    }

    /** Whom a provider offers a port to (chain-sdk, go/manifest, IsIngress; provider, cluster/kube/builder/service.go). */
    public enum Exposure {
        /** The services of the same lease, at NAME:as. */
        SIBLINGS,
        /** Everybody, by host name at the provider's ingress; and siblings, at NAME:80. */
        INGRESS,
        /** Everybody, at a port of the provider's choosing; siblings get no name for it. */
        NODE_PORT
    }

    /**
     * One exposed port.
     *
     * @param port the container's port
     * @param as the port it is offered as
     * @param protocol {@code tcp} or {@code udp}
     * @param hosts the SDL's {@code accept}: host names for the ingress
     * @param ip name of the endpoint that lends its address
     */
    public record Port(
            int port,
            int as,
            String protocol,
            Exposure exposure,
            List<String> hosts,
            Optional<String> ip,
            Position at) {
        public Port {
            hosts = List.copyOf(hosts);
        }

        /** Whether it is offered to everybody, and not to the lease's own services only. */
        public boolean global() {
            return exposure != Exposure.SIBLINGS;
        }

        /** Whether siblings reach it by the service's name. */
        public boolean named() {
            return exposure != Exposure.NODE_PORT;
        }
    }

    /** What a volume is made of. */
    public enum Kind {
        /** Part of the container's disk: a limit, and nothing that can be mounted. */
        EPHEMERAL,
        /** Memory. */
        RAM,
        /** One for each replica, which outlives its containers. */
        PERSISTENT
    }

    /**
     * One volume of the compute profile.
     *
     * @param bytes its size
     * @param mount absolute path in the container; empty where the SDL mounts it nowhere
     */
    public record Volume(String name, Kind kind, long bytes, Optional<String> mount, boolean readOnly, Position at) {}

    /** The SDL's {@code credentials}. */
    public record Registry(String host, String username, Secret password, Position at) {}

    /**
     * What a decision of the plan follows from.
     *
     * @param why e.g. {@code runs tailscaled}
     */
    public record Reason(String why, Position at) {}

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
