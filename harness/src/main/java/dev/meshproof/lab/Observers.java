package dev.meshproof.lab;

import dev.meshproof.containers.Attachment;
import dev.meshproof.containers.LabNetwork;
import dev.meshproof.containers.ProbeContainer;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Place;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Agents beside the lab's own parts, at its ingresses, and on the engine's machine.
 */
final class Observers extends Actors {
    private final LabContext context;
    private final Map<Vantage, String> parts;
    private final Ingresses ingresses;
    private final HostListener listener = new HostListener();
    private volatile String visitorsGateway = "";

    /**
     * @param asked whatever will be asked from; what is no observer's is passed over
     * @param parts the containers that have a vantage of their own, by it
     */
    Observers(LabContext context, LabAddresses addresses, Map<Vantage, String> parts, Set<Vantage> asked) {
        super(context, asked);
        this.context = context;
        this.parts = parts;
        this.ingresses = new Ingresses(context, addresses);
    }

    @Override
    String missing(Vantage vantage) {
        return vantage + " cannot be asked from";
    }

    /** Every address of the engine's machine with the port at which a listener of ours hears whoever comes. */
    List<HostPort> hostListener() throws ProbeUnavailable {
        begin(new Vantage.Visitor());
        Place host = place(new Vantage.Host()).orElseThrow();
        place(new Vantage.Visitor());
        return listener.at(host, visitorsGateway);
    }

    @Override
    Optional<Supplier<Place>> starting(Vantage vantage) {
        if (vantage instanceof Vantage.Host) {
            return Optional.of(() -> listener.on(probe("host", ProbeContainer.onHost(image(), labels("host")))));
        }
        if (vantage instanceof Vantage.Visitor) {
            return Optional.of(this::visitor);
        }
        if (vantage instanceof Vantage.MirrorHost) {
            return Optional.ofNullable(parts.get(vantage)).map(id -> () -> Infrastructure.agent(context, id));
        }
        if (vantage instanceof Vantage.Ingress ingress) {
            return Stream.of(ingress.provider())
                    .filter(ingresses.providers()::contains)
                    .findFirst()
                    .map(provider -> () -> Infrastructure.agent(
                            context, ingresses.start(provider).getContainerId()));
        }
        return Optional.ofNullable(parts.get(vantage)).map(id -> () -> beside(vantage, id));
    }

    private Place beside(Vantage vantage, String containerId) {
        String role = "beside "
                + (vantage instanceof Vantage.RelayHost relay
                        ? Infrastructure.role(relay)
                        : Infrastructure.CONTROL_PLANE);
        return probe(role, ProbeContainer.beside(image(), labels(role), containerId));
    }

    /** On a network of its own, as an engine need not have an ordinary bridge by itself. */
    private Place visitor() {
        String role = "visitor";
        String name = "meshproof-" + context.run() + "." + role;
        LabNetwork network = context.make(
                "network " + role,
                () -> LabNetwork.createOpen(context.docker(), name, labels("network " + role), name.hashCode()));
        visitorsGateway = network.gateway();
        Attachment attachment = new Attachment(network, LabNetwork.FIRST_OFFSET, List.of());
        return probe(role, ProbeContainer.on(image(), labels(role), attachment));
    }

    private Place probe(String role, ProbeContainer container) {
        return Infrastructure.agent(
                context, context.startSilent(role, container).getContainerId());
    }

    private String image() {
        return context.images().support();
    }

    private Map<String, String> labels(String role) {
        return context.labels(role);
    }
}
