package dev.meshproof.plan;

import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.plan.labfile.LabFile.Probe;
import dev.meshproof.sdl.Sdl;
import java.util.List;
import java.util.Map;

/**
 * What one service offers, what is known of its tailnet, and what it is meant to be.
 *
 * @param key the kind of auth key that it joins with
 * @param probes how what listens on a port is asked, where the lab file says so
 */
record ServiceMeaning(List<Port> ports, Tailnet tailnet, IntentRule intent, KeyKind key, Map<Integer, Probe> probes) {
    ServiceMeaning {
        probes = Map.copyOf(probes);
    }

    /** As the SDL alone has it. */
    static ServiceMeaning of(Sdl.Service service) {
        List<Port> ports = PortPlanner.of(service).offered();
        Tailnet tailnet = TailnetReader.read(service);
        return new ServiceMeaning(
                ports, tailnet, IntentRule.of(service.name().at(), tailnet, ports), KeyKind.REUSABLE, Map.of());
    }

    /** The same, joined with another key. */
    ServiceMeaning with(KeyKind kind) {
        return new ServiceMeaning(ports, tailnet, intent, kind, probes);
    }
}
