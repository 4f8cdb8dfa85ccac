package dev.meshproof.plan;

import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.sdl.Sdl;
import java.util.List;

/** What one service offers, what is known of its tailnet, and what it is meant to be. */
record ServiceMeaning(List<Port> ports, Tailnet tailnet, IntentRule intent) {
    /** As the SDL alone has it. */
    static ServiceMeaning of(Sdl.Service service) {
        List<Port> ports = PortPlanner.of(service).offered();
        Tailnet tailnet = TailnetReader.read(service);
        return new ServiceMeaning(ports, tailnet, IntentRule.of(service.name().at(), tailnet, ports));
    }
}
