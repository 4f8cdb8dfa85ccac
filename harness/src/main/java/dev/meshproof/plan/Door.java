package dev.meshproof.plan;

import dev.meshproof.plan.ReplicaPlan.Exposure;
import dev.meshproof.plan.ReplicaPlan.Port;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A way by which a provider lets everybody in to a service (provider, cluster/manager.go and
 * cluster/kube/builder/service.go). It asks for no intent: where the SDL exposes a port to everybody there is a door, also to
 * a service that nobody is meant to reach. What a provider draws at random is drawn from the names here, so that the same plan
 * always has the same doors.
 */
public sealed interface Door {
    /** Ports that Kubernetes gives out as node ports, if not told otherwise (its service-node-port-range). */
    int FIRST_NODE_PORT = 30_000;

    int LAST_NODE_PORT = 32_767;

    /** What the SDL exposes. */
    Port port();

    /** The replicas of the service; whoever comes in gets to one of them. */
    List<ReplicaId> behind();

    /**
     * HTTP by host name.
     *
     * @param hosts the one that the provider makes up, then those that the SDL accepts
     */
    record ByName(Port port, List<ReplicaId> behind, List<String> hosts) implements Door {
        public ByName {
            behind = List.copyOf(behind);
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * A port of the provider's choosing, TCP or UDP as the SDL's.
     *
     * @param host the provider's own
     */
    record ByPort(Port port, List<ReplicaId> behind, String host, int nodePort) implements Door {
        public ByPort {
            behind = List.copyOf(behind);
        }
    }

    /** The doors of one provider, in the plan's order; also of services that nobody is to reach by them. */
    static List<Door> of(LabPlan plan, String provider) {
        Map<List<String>, List<ReplicaPlan>> services = new LinkedHashMap<>();
        plan.leases().stream()
                .filter(lease -> lease.provider().equals(provider))
                .flatMap(lease -> lease.replicas().stream())
                .forEach(
                        r -> services.computeIfAbsent(List.of(r.id().lease(), r.id().service()), n -> new ArrayList<>())
                                .add(r));
        List<Door> doors = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        services.values().forEach(replicas -> doors.addAll(of(replicas, provider, taken)));
        return List.copyOf(doors);
    }

    /** A node port at which none of a provider's doors is. */
    static int closedNodePort(List<Door> doors) {
        return IntStream.rangeClosed(FIRST_NODE_PORT, LAST_NODE_PORT)
                .filter(port ->
                        doors.stream().noneMatch(door -> door instanceof ByPort byPort && byPort.nodePort() == port))
                .findFirst()
                .orElseThrow();
    }

    /** The doors that lead to a replica. */
    static List<Door> to(LabPlan plan, ReplicaPlan replica) {
        return of(plan, plan.providerOf(replica.id())).stream()
                .filter(door -> door.behind().contains(replica.id()))
                .toList();
    }

    private static List<Door> of(List<ReplicaPlan> replicas, String provider, Set<Integer> taken) {
        ReplicaPlan service = replicas.get(0);
        List<ReplicaId> behind = replicas.stream().map(ReplicaPlan::id).toList();
        String name = service.id().lease() + "/" + service.id().service();
        String host = ProviderEnvironment.publicHostname(provider);
        List<Door> doors = new ArrayList<>();
        List<Port> named = ports(service, Exposure.INGRESS);
        if (!named.isEmpty()) {
            List<String> hosts = new ArrayList<>(List.of(label(name) + ".ingress." + host));
            named.stream().flatMap(port -> port.hosts().stream()).distinct().forEach(hosts::add);
            doors.add(new ByName(named.get(0), behind, hosts));
        }
        Set<Integer> offered = new HashSet<>();
        for (Port port : ports(service, Exposure.NODE_PORT)) {
            if (offered.add(port.as())) {
                doors.add(new ByPort(port, behind, host, nodePort(name + ":" + port.as(), taken)));
            }
        }
        return doors;
    }

    private static List<Port> ports(ReplicaPlan service, Exposure exposure) {
        return service.ports().stream().filter(p -> p.exposure() == exposure).toList();
    }

    /** Twenty-six characters of base32, as a provider's (provider, manifest/parse.go, IngressHost). */
    private static String label(String name) {
        String digits = hash(name).toString(32);
        return "0".repeat(Math.max(0, 26 - digits.length())) + digits;
    }

    private static int nodePort(String name, Set<Integer> taken) {
        int range = LAST_NODE_PORT - FIRST_NODE_PORT + 1;
        int port = FIRST_NODE_PORT + hash(name).mod(BigInteger.valueOf(range)).intValue();
        while (!taken.add(port)) {
            port = port == LAST_NODE_PORT ? FIRST_NODE_PORT : port + 1;
        }
        return port;
    }

    private static BigInteger hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, Arrays.copyOf(digest, 16));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
