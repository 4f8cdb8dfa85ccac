package dev.meshproof.run;

import dev.meshproof.evidence.Redaction;
import dev.meshproof.plan.Door;
import dev.meshproof.plan.Intent;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.ReplicaPlan.Exposure;
import dev.meshproof.plan.ReplicaPlan.Kind;
import dev.meshproof.plan.Tailnet;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.plan.labfile.LabFile.Probe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One replica: what the SDL asks for, and what the lab made of it.
 *
 * @param env the SDL's, the auth key's value redacted
 * @param additions what the container has beside it
 * @param dnsName by which the other services of its lease find it
 * @param doors by which the lab let everybody in to it, as a provider does
 * @param key the kind of auth key that the lab gave it, where it joins with one
 * @param restarts how often it was started again
 * @param ended its last container that ended
 */
public record ReplicaResult(
        String id,
        String lease,
        String service,
        int index,
        String provider,
        String image,
        List<String> entrypoint,
        List<String> command,
        Map<String, String> env,
        Additions additions,
        Limits limits,
        List<PortResult> ports,
        Optional<String> dnsName,
        List<DoorResult> doors,
        List<VolumeResult> volumes,
        Intent intent,
        KeyKind key,
        TailnetResult tailnet,
        Place at,
        int restarts,
        Optional<Ended> ended,
        LogTail log) {

    /**
     * What the lab added to a container, as a provider does or for its own ends, or changed in it.
     *
     * @param env variables that the SDL does not set
     * @param replaced variables of the SDL whose values the lab replaced
     * @param files paths in the container
     */
    public record Additions(Map<String, String> env, List<String> replaced, List<String> files) {
        public static final Additions NONE = new Additions(Map.of(), List.of(), List.of());
    }

    public record Limits(long nanoCpus, long memoryBytes, long storageBytes) {}

    /** @param probe how what listens there is asked; empty for UDP */
    public record PortResult(
            int port, int as, String protocol, boolean global, Exposure exposure, Place at, Optional<Probe> probe) {
        static PortResult of(ReplicaPlan replica, ReplicaPlan.Port port) {
            return new PortResult(
                    port.port(),
                    port.as(),
                    port.protocol(),
                    port.global(),
                    port.exposure(),
                    Place.of(port.at()),
                    port.protocol().equals("tcp") ? Optional.of(replica.probe(port.port())) : Optional.empty());
        }
    }

    /**
     * Where everybody finds one of its ports.
     *
     * @param hosts the names by which the ingress knows it; none for a node port
     * @param nodePort the provider's port, as a lease's status has it under externalPort
     */
    public record DoorResult(int as, String protocol, List<String> hosts, Optional<Integer> nodePort) {
        static DoorResult of(Door door) {
            return new DoorResult(
                    door.port().as(),
                    door.port().protocol(),
                    door instanceof Door.ByName byName ? byName.hosts() : List.of(),
                    door instanceof Door.ByPort byPort ? Optional.of(byPort.nodePort()) : Optional.empty());
        }
    }

    /** @param mount where it is in the container; empty where it is mounted nowhere */
    public record VolumeResult(String name, Kind kind, long bytes, Optional<String> mount, boolean readOnly, Place at) {
        static VolumeResult of(ReplicaPlan.Volume volume) {
            return new VolumeResult(
                    volume.name(),
                    volume.kind(),
                    volume.bytes(),
                    volume.mount(),
                    volume.readOnly(),
                    Place.of(volume.at()));
        }
    }

    public record TailnetResult(
            boolean runsTailscaled,
            FactResult daemon,
            FactResult login,
            FactResult hostname,
            FactResult socks5,
            FactResult authKey,
            FactResult loginServer,
            FactResult userspace,
            FactResult socket,
            FactResult state) {}

    /**
     * The end of a replica's log.
     *
     * @param file relative to the run's folder; empty if it was not kept
     */
    public record LogTail(Optional<String> file, List<String> lastLines) {
        public static final LogTail NONE = new LogTail(Optional.empty(), List.of());
    }

    /**
     * A container that ended.
     *
     * @param outOfMemory whether the engine says that its memory limit ended it
     */
    public record Ended(int exitCode, boolean outOfMemory, LogTail log) {}

    static ReplicaResult of(ReplicaPlan plan, String provider, List<Door> doors, RunFacts.OfReplica facts) {
        Map<String, String> env = new LinkedHashMap<>(plan.env());
        plan.tailnet().authKeyVariable().ifPresent(key -> env.replace(key, Redaction.MARK));
        return new ReplicaResult(
                plan.id().toString(),
                plan.id().lease(),
                plan.id().service(),
                plan.id().index(),
                provider,
                plan.image(),
                plan.entrypoint(),
                plan.command(),
                env,
                facts.additions(),
                new Limits(
                        plan.limits().nanoCpus(),
                        plan.limits().memoryBytes(),
                        plan.limits().storageBytes()),
                plan.ports().stream().map(port -> PortResult.of(plan, port)).toList(),
                plan.dnsName(),
                doors.stream().map(DoorResult::of).toList(),
                plan.volumes().stream().map(VolumeResult::of).toList(),
                plan.intent(),
                plan.key(),
                tailnet(plan.tailnet()),
                Place.of(plan.at()),
                facts.restarts(),
                facts.ended(),
                facts.log());
    }

    private static TailnetResult tailnet(Tailnet tailnet) {
        return new TailnetResult(
                tailnet.runsTailscaled(),
                FactResult.of(tailnet.daemon()),
                FactResult.of(tailnet.login()),
                FactResult.of(tailnet.hostname()),
                FactResult.of(tailnet.socks5()),
                FactResult.of(tailnet.authKey()),
                FactResult.of(tailnet.loginServer()),
                FactResult.of(tailnet.userspace()),
                FactResult.of(tailnet.socket()),
                FactResult.of(tailnet.state()));
    }
}
