package dev.meshproof.plan;

import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.plan.ReplicaPlan.Reason;
import dev.meshproof.sdl.Position;
import java.util.List;
import java.util.Optional;

/** What a service is meant to be, and what that follows from. */
record IntentRule(Intent intent, Reason reason) {
    /**
     * As the SDL alone has it: a service that runs tailscaled is private; another with a global port is public; the rest are
     * for their siblings.
     *
     * @param service where it stands
     */
    static IntentRule of(Position service, Tailnet tailnet, List<Port> ports) {
        if (tailnet.runsTailscaled()) {
            Position started = tailnet.daemon() instanceof Fact.Known<String> known ? known.at() : service;
            return new IntentRule(Intent.PRIVATE, new Reason("runs tailscaled", started));
        }
        Optional<Port> global = ports.stream().filter(Port::global).findFirst();
        return global.map(port -> new IntentRule(
                        Intent.PUBLIC, new Reason("exposes port " + port.port() + " to everybody", port.at())))
                .orElseGet(() -> new IntentRule(Intent.SIBLINGS, new Reason("exposes no port to everybody", service)));
    }
}
