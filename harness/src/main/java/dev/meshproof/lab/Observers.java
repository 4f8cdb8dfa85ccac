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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Agents beside the lab's own parts, at its ingresses, and on the engine's machine. Each is up once, started when a claim's
 * vantage is known to be needed, or else when it is first asked from.
 */
final class Observers implements Actors {
    private final LabContext context;
    private final Set<Vantage> asked;
    private final Map<Vantage, String> parts;
    private final Ingresses ingresses;
    private final Map<Vantage, CompletableFuture<Place>> begun = new ConcurrentHashMap<>();
    private final HostListener listener = new HostListener();
    private volatile String visitorsGateway = "";

    /**
     * @param asked whatever will be asked from; what is no observer's is passed over
     * @param parts the containers that have a vantage of their own, by it
     */
    Observers(LabContext context, LabAddresses addresses, Map<Vantage, String> parts, Set<Vantage> asked) {
        this.context = context;
        this.asked = asked;
        this.parts = parts;
        this.ingresses = new Ingresses(context, addresses);
    }

    @Override
    public void start() {
        asked.forEach(this::begin);
    }

    @Override
    public void await() {
        begun.forEach((vantage, place) -> {
            try {
                place.join();
            } catch (CompletionException e) {
                throw new LabException(vantage + " cannot be asked from: " + LabException.rootMessage(e), e);
            }
        });
    }

    @Override
    public Optional<Place> place(Vantage vantage) throws ProbeUnavailable {
        Optional<CompletableFuture<Place>> place = begin(vantage);
        try {
            return place.map(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new ProbeUnavailable("no agent at " + vantage + ": " + LabException.rootMessage(e));
        }
    }

    /** Every address of the engine's machine with the port at which a listener of ours hears whoever comes. */
    List<HostPort> hostListener() throws ProbeUnavailable {
        begin(new Vantage.Visitor());
        Place host = place(new Vantage.Host()).orElseThrow();
        place(new Vantage.Visitor());
        return listener.at(host, visitorsGateway);
    }

    private Optional<CompletableFuture<Place>> begin(Vantage vantage) {
        return starting(vantage).map(start -> begun.computeIfAbsent(vantage, is -> context.async(start)));
    }

    private Optional<Supplier<Place>> starting(Vantage vantage) {
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
