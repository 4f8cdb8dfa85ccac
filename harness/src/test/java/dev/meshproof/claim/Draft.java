package dev.meshproof.claim;

import dev.meshproof.plan.Intent;
import dev.meshproof.plan.Mention;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.ReplicaPlan.Limits;
import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.plan.ReplicaPlan.Registry;
import dev.meshproof.plan.ReplicaPlan.Volume;
import dev.meshproof.plan.Tailnet;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.plan.labfile.LabFile.Probe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Another plan of a replica, the same but for what is said: {@code Draft.of(replica).ports(ports).plan()}. */
public final class Draft {
    private final ReplicaPlan base;
    private ReplicaId id;
    private Limits limits;
    private List<Port> ports;
    private Optional<String> dnsName;
    private List<Volume> volumes;
    private Optional<Registry> registry;
    private Intent intent;
    private Tailnet tailnet;
    private KeyKind key;
    private Map<Integer, Probe> probes;
    private List<Mention> mentions;

    private Draft(ReplicaPlan base) {
        this.base = base;
        id = base.id();
        limits = base.limits();
        ports = base.ports();
        dnsName = base.dnsName();
        volumes = base.volumes();
        registry = base.registry();
        intent = base.intent();
        tailnet = base.tailnet();
        key = base.key();
        probes = base.probes();
        mentions = base.mentions();
    }

    public static Draft of(ReplicaPlan base) {
        return new Draft(base);
    }

    public Draft id(ReplicaId other) {
        id = other;
        return this;
    }

    public Draft limits(Limits other) {
        limits = other;
        return this;
    }

    public Draft ports(List<Port> other) {
        ports = other;
        return this;
    }

    public Draft dnsName(Optional<String> other) {
        dnsName = other;
        return this;
    }

    public Draft volumes(List<Volume> other) {
        volumes = other;
        return this;
    }

    public Draft registry(Registry other) {
        registry = Optional.of(other);
        return this;
    }

    public Draft intent(Intent other) {
        intent = other;
        return this;
    }

    public Draft tailnet(Tailnet other) {
        tailnet = other;
        return this;
    }

    public Draft key(KeyKind other) {
        key = other;
        return this;
    }

    public Draft probes(Map<Integer, Probe> other) {
        probes = other;
        return this;
    }

    public Draft mentions(List<Mention> other) {
        mentions = other;
        return this;
    }

    public ReplicaPlan plan() {
        return new ReplicaPlan(
                id,
                base.image(),
                base.entrypoint(),
                base.command(),
                base.env(),
                base.additions(),
                limits,
                ports,
                dnsName,
                volumes,
                registry,
                intent,
                base.intentReason(),
                tailnet,
                base.at(),
                key,
                probes,
                mentions);
    }
}
