package dev.meshproof.lab;

import dev.meshproof.containers.Attachment;
import dev.meshproof.containers.CertificateAuthority;
import dev.meshproof.containers.DerpContainer;
import dev.meshproof.containers.HeadscaleContainer;
import dev.meshproof.containers.LabContainer;
import dev.meshproof.containers.LabNetwork;
import dev.meshproof.containers.PortTranslation;
import dev.meshproof.containers.PortTranslatorContainer;
import dev.meshproof.containers.ProbeContainer;
import dev.meshproof.containers.Realm;
import dev.meshproof.containers.Relay;
import dev.meshproof.containers.SandboxContainer;
import dev.meshproof.containers.TrustedRoot;
import dev.meshproof.containers.WiretapContainer;
import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Place;
import dev.meshproof.probe.PortForward;
import dev.meshproof.probe.Vantage;
import dev.meshproof.probe.Wiretaps;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Everything of a lab but its replicas. All of it starts at once; what needs something else waits for just that.
 *
 * @param neighbours by provider; each is its network's DNS sinkhole as well
 * @param parts containers of the parts from whose network namespaces may be asked
 * @param authority by which all of the lab's certificates are issued
 * @param replicas with their sandboxes, nothing running in them yet
 * @param relays with their wiretaps, in the plan's order
 */
record Infrastructure(
        ControlPlane controlPlane,
        CertificateAuthority authority,
        TrustedRoot root,
        LabSecrets secrets,
        Map<String, Place> neighbours,
        Map<Vantage, String> parts,
        Map<ReplicaId, Replica> replicas,
        List<Relays.Tapped> relays,
        LabAddresses addresses) {
    static final String CONTROL_PLANE = "control plane";
    private static final String BASE_DOMAIN = "lab.meshproof.internal";
    private static final long LEAST_CAPTURE = 512L << 20;
    private static final long CAPTURE_OF_A_PAIR = 2L << 20;

    static final Duration AGENT_LIMIT = Duration.ofSeconds(30);

    /** @param outside whether there will be outsiders */
    static Infrastructure start(LabContext context, LabPlan plan, boolean outside) {
        CompletableFuture<CertificateAuthority> authority = context.async(CertificateAuthority::new);
        LabAddresses addresses = addresses(context, plan, outside);
        CertificateAuthority ca = authority.join();
        List<Relay> relays = IntStream.range(0, plan.relays().size())
                .mapToObj(i -> Relay.at(i, plan.relays().get(i)))
                .toList();

        CompletableFuture<HeadscaleContainer> headscale =
                context.async(() -> headscale(context, addresses, ca, relays));
        CompletableFuture<String> apiKey =
                headscale.thenApplyAsync(HeadscaleContainer::createApiKey, context.executor());
        Map<Vantage, CompletableFuture<? extends LabContainer>> parts = new LinkedHashMap<>();
        parts.put(new Vantage.ControlPlaneHost(), headscale);
        List<CompletableFuture<Relays.Tapped>> tapped = IntStream.range(0, relays.size())
                .mapToObj(i -> context.async(() -> derp(context, addresses, ca, i, relays.get(i))))
                .toList();
        IntStream.range(0, relays.size())
                .forEach(i -> parts.put(
                        new Vantage.RelayHost(relays.get(i).code()),
                        tapped.get(i).thenApply(Relays.Tapped::derper)));
        PackageSupply packages = new PackageSupply(context, addresses, ca);
        parts.put(new Vantage.MirrorHost(), context.async(packages::start));
        Map<String, CompletableFuture<Place>> neighbours =
                startAll(plan.providers(), provider -> context.async(() -> neighbour(context, addresses, provider)));
        Map<ReplicaPlan, CompletableFuture<Replica>> replicas =
                startAll(plan.replicas(), replica -> context.async(() -> sandbox(context, addresses, replica)));

        Map<String, Place> neighboursUp = join(neighbours);
        ControlPlane controlPlane = controlPlane(
                neighboursUp.values().iterator().next(),
                addresses.controlPlane().get(0),
                ca,
                await(apiKey));
        LabSecrets secrets = new Tenancy(controlPlane, context.listener()).make(plan, outside);
        Map<ReplicaId, Replica> replicasUp = new LinkedHashMap<>();
        join(replicas).forEach((replicaPlan, replica) -> replicasUp.put(replicaPlan.id(), replica));
        Map<Vantage, String> partsUp = new LinkedHashMap<>();
        parts.forEach((vantage, part) -> partsUp.put(vantage, await(part).getContainerId()));
        return new Infrastructure(
                controlPlane,
                ca,
                new TrustedRoot(ca.certificate()),
                secrets,
                neighboursUp,
                partsUp,
                replicasUp,
                tapped.stream().map(Infrastructure::await).toList(),
                addresses);
    }

    private static LabAddresses addresses(LabContext context, LabPlan plan, boolean outside) {
        int hint = context.run().hashCode();
        List<String> providers = plan.providers();
        Optional<CompletableFuture<LabNetwork>> outsiders = outside
                ? Optional.of(network(context, ".outside", "outside", hint + 17 * providers.size()))
                : Optional.empty();
        Map<String, CompletableFuture<LabNetwork>> networks = startAll(
                providers,
                provider -> network(context, "-" + provider, provider, hint + 17 * providers.indexOf(provider)));
        return new LabAddresses(plan, join(networks), outsiders.map(Infrastructure::await));
    }

    private static CompletableFuture<LabNetwork> network(LabContext context, String suffix, String whose, int hint) {
        String role = "network " + whose;
        return context.async(() -> context.make(
                role,
                () -> LabNetwork.create(
                        context.docker(), "meshproof-" + context.run() + suffix, context.labels(role), hint)));
    }

    private static HeadscaleContainer headscale(
            LabContext context, LabAddresses addresses, CertificateAuthority ca, List<Relay> relays) {
        String role = CONTROL_PLANE;
        return context.start(
                role,
                new HeadscaleContainer(
                        context.images().headscale(),
                        context.labels(role),
                        addresses.controlPlane(HeadscaleContainer.HOSTNAME),
                        ca.issue(HeadscaleContainer.HOSTNAME, "127.0.0.1"),
                        relays,
                        Realm.lab(BASE_DOMAIN)));
    }

    /** With a wiretap before it. */
    private static Relays.Tapped derp(
            LabContext context, LabAddresses addresses, CertificateAuthority ca, int index, Relay relay) {
        String role = role(new Vantage.RelayHost(relay.code()));
        TrustedRoot root = new TrustedRoot(ca.certificate());
        DerpContainer derper = context.start(
                role,
                new DerpContainer(
                        context.images().derper(),
                        context.labels(role),
                        addresses.relay(index, relay),
                        ca.issue(relay.hostname()),
                        root,
                        relay));
        String wiretap = "wiretap " + relay.code();
        return new Relays.Tapped(
                relay,
                derper,
                context.start(
                        wiretap,
                        new WiretapContainer(
                                context.images().support(),
                                context.labels(wiretap),
                                derper.getContainerId(),
                                ca.issue(relay.hostname()),
                                root,
                                relay,
                                Wiretaps.PORT,
                                addresses.plan().relays().size() == 1,
                                captureBytes(addresses.plan()))));
    }

    /** Enough for all that passes: with 30 replicas there were 0.7 MiB for each ordered pair. */
    static long captureBytes(LabPlan plan) {
        long replicas = plan.replicas().size();
        return Math.max(LEAST_CAPTURE, replicas * (replicas - 1) * CAPTURE_OF_A_PAIR);
    }

    private static Place neighbour(LabContext context, LabAddresses addresses, String provider) {
        String role = "neighbour " + provider;
        Attachment attachment = addresses.neighbour(provider);
        ProbeContainer container = context.startSilent(
                role, ProbeContainer.neighbour(context.images().support(), context.labels(role), attachment));
        Place place = agent(context, container.getContainerId());
        Sinkholes.start(place, attachment.address(), role);
        return place;
    }

    private static Replica sandbox(LabContext context, LabAddresses addresses, ReplicaPlan plan) {
        String role = "sandbox " + plan.id();
        String neighbour =
                addresses.neighbour(addresses.plan().providerOf(plan.id())).address();
        SandboxContainer sandbox = context.startSilent(
                role,
                new SandboxContainer(
                        context.images().support(),
                        context.labels(role),
                        addresses.sandbox(plan.id()),
                        neighbour,
                        addresses.plan().ipv6()));
        offer(context, addresses.offered(plan.id()), plan.id(), sandbox.getContainerId());
        Place place = agent(context, sandbox.getContainerId());
        new CaptureBegin(context, role).await(place, sandbox);
        return new Replica(plan, sandbox, place.agent());
    }

    /** Before anything runs in the sandbox, so that no connection is ever made without. */
    private static void offer(
            LabContext context, List<PortTranslation> translations, ReplicaId replica, String sandboxId) {
        if (translations.isEmpty()) {
            return;
        }
        String role = "port translator " + replica;
        context.startSilent(
                        role,
                        new PortTranslatorContainer(
                                context.images().support(), context.labels(role), sandboxId, translations))
                .stop();
    }

    /** Starts an agent in a container that has its jar. */
    static Place agent(LabContext context, String containerId) {
        return new Place(
                containerId,
                AgentConnection.open(context.docker(), containerId, AGENT_LIMIT).join());
    }

    /** What a relay is in the lab. */
    static String role(Vantage.RelayHost relay) {
        return "relay " + relay.relay();
    }

    private static ControlPlane controlPlane(
            Place through, Attachment controlPlane, CertificateAuthority ca, String apiKey) {
        PortForward forward = forward(through, controlPlane.address(), HeadscaleContainer.PORT, "the control plane");
        return new ControlPlane(URI.create("https://127.0.0.1:" + forward.port()), ca.clientContext(), apiKey);
    }

    /** @param what it leads to, in words */
    static PortForward forward(Place through, String host, int port, String what) {
        try {
            return PortForward.direct(through.agent(), host, port);
        } catch (IOException e) {
            throw new LabException("no local port could be opened to forward to " + what + ": " + e.getMessage(), e);
        }
    }

    private static <K, V> Map<K, CompletableFuture<V>> startAll(List<K> keys, Function<K, CompletableFuture<V>> start) {
        Map<K, CompletableFuture<V>> started = new LinkedHashMap<>();
        keys.forEach(key -> started.put(key, start.apply(key)));
        return started;
    }

    private static <K, V> Map<K, V> join(Map<K, CompletableFuture<V>> started) {
        Map<K, V> up = new LinkedHashMap<>();
        started.forEach((key, future) -> up.put(key, await(future)));
        return up;
    }

    /** Waits, and throws what made it fail. */
    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
