package dev.meshproof.lab;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.meshproof.containers.Attachment;
import dev.meshproof.containers.HeadscaleContainer;
import dev.meshproof.containers.LabContainer;
import dev.meshproof.containers.OutsiderContainer;
import dev.meshproof.containers.Relay;
import dev.meshproof.containers.engine.LeftContainer;
import dev.meshproof.containers.engine.Owner;
import dev.meshproof.containers.image.ImageSet;
import dev.meshproof.lab.Replica.NotStarted;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Lately;
import dev.meshproof.probe.LocalApi;
import dev.meshproof.probe.Place;
import dev.meshproof.probe.Surroundings;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import dev.meshproof.probe.Wiretaps;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan, running. Use in this order: {@link #startInfrastructure}, {@link #startReplicas}, {@link #awaitReady}; then ask
 * from its vantages, with canaries or without; {@link #close} leaves nothing behind, from any state and any thread.
 */
public final class Lab implements Surroundings, AutoCloseable {
    private static final Duration ATTACH_LIMIT = Duration.ofSeconds(15);
    private static final Duration ACTORS_AFTER = Duration.ofSeconds(3);
    private static final Duration ASK_LIMIT = Duration.ofSeconds(5);

    private final LabPlan plan;
    private final Set<Vantage> asked;
    private final LabContext context;
    private final ExecutorService executor;
    private final Object closingOnce = new Object();
    private boolean closed;
    private volatile @Nullable Parts parts;
    private final Function<String, Path> captures;
    private final Canaries canaries;
    private final Lately<Place, String> tailnetAddresses = new Lately<>();

    /**
     * @param run the run's id: lower-case letters, digits and dashes, unique on the engine
     * @param asked from where it will be asked: what is behind these vantages is up when the lab is ready
     * @param captures the folder for what a relay's wiretap has kept, by the relay's code
     * @param beforeStart gets each container with its role before it is made, and may change it; for tests
     * @throws LabException if a provider's network cannot hold the replicas planned for it
     */
    public Lab(
            LabPlan plan,
            String run,
            DockerClient docker,
            ImageSet images,
            LabListener listener,
            Set<Vantage> asked,
            Function<String, Path> captures,
            BiConsumer<String, LabContainer> beforeStart) {
        this.plan = plan;
        this.captures = captures;
        this.asked = Set.copyOf(asked);
        this.executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "lab-" + run);
            thread.setDaemon(true);
            return thread;
        });
        this.canaries = new Canaries(this, executor);
        this.context = new LabContext(
                docker,
                run,
                Owner.current(),
                images,
                listener,
                executor,
                new AtomicBoolean(),
                new Phaser(1),
                beforeStart);
        LabAddresses.requireRoom(plan);
    }

    /** What there is once the infrastructure is up. */
    private record Parts(
            Infrastructure infrastructure,
            Observers observers,
            Outsiders outsiders,
            Admission admission,
            Relays relays) {}

    /** Networks, control plane, relays, package mirror, neighbours and sandboxes. */
    public void startInfrastructure() {
        Infrastructure up = Infrastructure.start(context, plan, Outsiders.wanted(asked));
        parts = new Parts(
                up,
                new Observers(context, up.addresses(), up.parts(), asked),
                new Outsiders(context, up, asked),
                new Admission(this, up.controlPlane(), context.listener(), asked),
                new Relays(context, up.authority(), up.relays(), captures));
    }

    /** All replicas, at once. */
    public void startReplicas() {
        Infrastructure up = up();
        Kubelet kubelet = new Kubelet(context, up.root(), up.secrets());
        Infrastructure.await(CompletableFuture.allOf(up.replicas().values().stream()
                .map(replica -> CompletableFuture.runAsync(() -> kubelet.start(replica), executor))
                .toArray(CompletableFuture[]::new)));
        CompletableFuture.runAsync(
                this::startActors,
                CompletableFuture.delayedExecutor(ACTORS_AFTER.toMillis(), TimeUnit.MILLISECONDS, executor));
    }

    /** Starts what only questions need, if it was not yet: best when replicas leave the machine idle. */
    void startActors() {
        actors().forEach(Actors::start);
    }

    /** All groups of parts that start while the replicas come up. */
    private Stream<Actors> actors() {
        return Stream.of(parts().observers(), parts().outsiders());
    }

    /**
     * Waits until every replica is ready or can no longer become so, and whatever is asked from is up.
     *
     * @param limit for the whole wait
     */
    public Readiness.Outcome awaitReady(Duration limit) {
        Readiness.Outcome outcome = new Readiness(this, context.listener()).await(limit);
        startActors();
        actors().forEach(Actors::await);
        return outcome;
    }

    /**
     * Makes the canary listeners heard or silent: in the sandbox of each replica one on the container's address at each of
     * the service's ports, TCP and UDP, and at each where its tailscaled has a proxy. Where something else holds that
     * address, the canary cannot be put up: the sockets will show who is there.
     */
    public void canaries(boolean heard) {
        canaries.set(up().replicas().values(), heard);
    }

    /**
     * Has the control plane admit everybody to everything, or as it did before; and waits for the outsider of the lab's own
     * tailnet, if there is one, to hear of it. If it does not in time, that is told, and no more: then it will be seen to
     * get no answer, or still to get one.
     */
    public void admitOutsiders(boolean everybody) {
        parts().admission().set(everybody);
    }

    /** A replica's address on its provider's network. */
    public String address(ReplicaId replica) {
        return place(replica).address();
    }

    /** The address at which the replica's network would have a gateway, were there one. */
    public String gateway(ReplicaId replica) {
        return place(replica).network().gateway();
    }

    /** Everything of this lab that runs on the engine: what it is in the lab, and its container's id. */
    public Map<String, String> containers() {
        Map<String, String> containers = new TreeMap<>();
        context.docker()
                .listContainersCmd()
                .withLabelFilter(Map.of(LeftContainer.RUN_LABEL, context.run()))
                .exec()
                .forEach(container ->
                        containers.put(container.getLabels().get(LeftContainer.ROLE_LABEL), container.getId()));
        return containers;
    }

    /** The plan that runs. */
    public LabPlan plan() {
        return plan;
    }

    /** Ends a replica's container as a crash would; the lab restarts it. */
    public void kill(ReplicaId replica) {
        replica(replica)
                .incarnation()
                .ifPresent(now -> context.docker()
                        .killContainerCmd(now.container().getContainerId())
                        .exec());
    }

    /** The name under which the listener got the output of a replica's container after so many restarts. */
    public static String logOf(ReplicaId replica, int restarts) {
        return "replica " + replica + (restarts == 0 ? "" : " restart " + restarts);
    }

    /** How often a replica was restarted. */
    public int restarts(ReplicaId replica) {
        return replica(replica).restarts();
    }

    /** Why the engine does not start a replica's container, in its own words; empty as long as one was started. */
    Optional<NotStarted> notStarted(ReplicaId replica) {
        return replica(replica).notStarted();
    }

    @Override
    public Place place(Vantage vantage) throws ProbeUnavailable {
        if (vantage instanceof Vantage.Sandbox sandbox) {
            return replica(sandbox.replica()).sandbox();
        }
        if (vantage instanceof Vantage.Inside inside) {
            return inside(replica(inside.replica()));
        }
        if (vantage instanceof Vantage.Neighbour neighbour) {
            Place place = up().neighbours().get(neighbour.provider());
            if (place != null) {
                return place;
            }
        }
        for (Actors actors : actors().toList()) {
            Optional<Place> place = actors.place(vantage);
            if (place.isPresent()) {
                return place.get();
            }
        }
        throw new ProbeUnavailable("no agent at " + vantage);
    }

    static Place inside(Replica replica) throws ProbeUnavailable {
        try {
            return replica.running().inside().get(ATTACH_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ProbeUnavailable(replica.plan().id() + " cannot be looked into: " + LabException.rootMessage(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProbeUnavailable("interrupted");
        }
    }

    @Override
    public String resolve(Target target) throws ProbeUnavailable {
        if (target instanceof Target.ContainerAddress container) {
            return address(container.replica());
        }
        if (target instanceof Target.TailnetAddress tailnet) {
            Place inside = place(new Vantage.Inside(tailnet.replica()));
            return tailnetAddresses.learn(
                    inside,
                    () -> LocalApi.status(inside, ASK_LIMIT)
                            .flatMap(LocalApi.Status::ipv4)
                            .orElseThrow(() -> new ProbeUnavailable(tailnet.replica() + " has no tailnet address")));
        }
        if (target instanceof Target.TailnetName name) {
            return replica(name.replica())
                    .plan()
                    .hostname()
                    .orElseThrow(() -> new ProbeUnavailable(name.replica() + ": its hostname could not be read"));
        }
        if (target instanceof Target.Ingress ingress) {
            return up().addresses().ingress(ingress.provider()).address();
        }
        if (target instanceof Target.ControlPlane) {
            return HeadscaleContainer.HOSTNAME;
        }
        if (target instanceof Target.Relay relay) {
            return Relay.at(plan.relays().indexOf(relay.relay()), relay.relay()).hostname();
        }
        if (target instanceof Target.OutsidersService) {
            return parts().outsiders().service();
        }
        return target instanceof Target.Literal literal ? literal.host() : "127.0.0.1";
    }

    @Override
    public Optional<HostPort> socks5(ReplicaId id) {
        return replica(id).plan().tailnet().socks5().known();
    }

    @Override
    public Optional<HostPort> socks5(Vantage from) throws ProbeUnavailable {
        return from instanceof Vantage.Outsider
                ? Optional.of(new HostPort("127.0.0.1", OutsiderContainer.SOCKS5_PORT))
                : Surroundings.super.socks5(from);
    }

    @Override
    public List<HostPort> hostListener() throws ProbeUnavailable {
        return parts().observers().hostListener();
    }

    @Override
    public List<String> unknownNames(ReplicaId id) throws ProbeUnavailable {
        return Sinkholes.namesAskedBy(address(id), place(new Vantage.Neighbour(plan.providerOf(id))));
    }

    @Override
    public Answer.Inspection inspect(Vantage vantage) throws ProbeUnavailable {
        String id = containerOf(vantage);
        try {
            return Inspections.of(context.docker().inspectContainerCmd(id).exec());
        } catch (NotFoundException e) {
            throw new ProbeUnavailable("container " + id + " is gone");
        }
    }

    @Override
    public List<Answer.Node> nodes() throws IOException {
        return up().controlPlane().nodes();
    }

    @Override
    public Socket relayTls(Vantage from, String relay, Duration limit) throws ProbeUnavailable {
        return parts().relays().tls(place(from), relay, limit);
    }

    @Override
    public List<Path> relayCapture(String relay) throws ProbeUnavailable {
        new Wiretaps(Wiretaps.PORT).counts(place(new Vantage.RelayHost(relay)), ASK_LIMIT);
        return parts().relays().capture(relay);
    }

    /** Whether the lab comes down or is down: what fails from then on says nothing of it. */
    public boolean closing() {
        return context.closing().get();
    }

    /**
     * Returns when nothing is left, also where another thread began to close it.
     *
     * @throws LabException if the engine does not let it be taken down
     */
    @Override
    public void close() {
        context.closing().set(true);
        synchronized (closingOnce) {
            if (!closed) {
                closed = true;
                Parts known = parts;
                try {
                    if (known != null) {
                        known.relays().keepTheRest();
                        known.relays().close();
                    }
                    new TakeDown(context).run();
                } finally {
                    executor.shutdown();
                }
            }
        }
    }

    private String containerOf(Vantage vantage) throws ProbeUnavailable {
        if (vantage instanceof Vantage.Inside inside) {
            return replica(inside.replica()).running().container().getContainerId();
        }
        return place(vantage).containerId();
    }

    private Attachment place(ReplicaId id) {
        return up().addresses().sandbox(id);
    }

    private Replica replica(ReplicaId id) {
        Replica replica = up().replicas().get(id);
        if (replica == null) {
            throw new IllegalArgumentException("no replica " + id + " in this lab");
        }
        return replica;
    }

    private Infrastructure up() {
        return parts().infrastructure();
    }

    private Parts parts() {
        Parts now = parts;
        if (now == null) {
            throw new IllegalStateException("the lab was not started");
        }
        return now;
    }
}
