package dev.meshproof.lab;

import dev.meshproof.containers.HeadscaleContainer;
import dev.meshproof.containers.OutsiderContainer;
import dev.meshproof.containers.Realm;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.LocalApi;
import dev.meshproof.probe.Place;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.TcpProbe;
import dev.meshproof.probe.Vantage;
import dev.meshproof.probe.Vantage.Outsider.Kind;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Those who are not to get at any service though they have a tailscaled. One is a node of the lab's tailnet that belongs to
 * another user. The other has a whole tailnet of his own: control plane, relay, and a second node with a service.
 */
final class Outsiders extends Actors {
    static final String UNADMITTED_HOST = "meshproof-outsider";
    private static final String STRANGER_HOST = "meshproof-stranger";
    private static final String SERVICE_HOST = "meshproof-stranger-service";
    private static final Duration SERVICE_LIMIT = Duration.ofSeconds(20);
    private static final Duration ASK_LIMIT = Duration.ofSeconds(6);
    private static final Duration POLL = Duration.ofMillis(50);

    private final LabContext context;
    private final Infrastructure infrastructure;
    private volatile @Nullable String service;

    Outsiders(LabContext context, Infrastructure infrastructure, Set<Vantage> asked) {
        super(context, asked);
        this.context = context;
        this.infrastructure = infrastructure;
    }

    /** Whether any of them is asked from. */
    static boolean wanted(Set<Vantage> asked) {
        return asked.stream().anyMatch(Vantage.Outsider.class::isInstance);
    }

    @Override
    Optional<Supplier<Place>> starting(Vantage vantage) {
        if (!(vantage instanceof Vantage.Outsider outsider)
                || infrastructure.addresses().outside().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(outsider.who() == Kind.STRANGER ? this::stranger : this::unadmitted);
    }

    @Override
    String missing(Vantage vantage) {
        return (vantage instanceof Vantage.Outsider outsider ? role(outsider.who()) : vantage) + " is not there";
    }

    /**
     * The address of the stranger's service in his own tailnet.
     *
     * @throws ProbeUnavailable if he is not there
     */
    String service() throws ProbeUnavailable {
        String known = service;
        if (known == null) {
            throw new ProbeUnavailable("there is no stranger");
        }
        return known;
    }

    private Place unadmitted() {
        Place place = outsider(
                Kind.UNADMITTED,
                "https://" + HeadscaleContainer.HOSTNAME,
                infrastructure.secrets().outsiders().orElseThrow(),
                List.of(UNADMITTED_HOST));
        try {
            if (infrastructure.controlPlane().nodes().stream()
                    .noneMatch(node -> node.user().equals(AccessPolicy.OUTSIDER_USER))) {
                throw new LabException("no node of user " + AccessPolicy.OUTSIDER_USER + " has joined");
            }
            return place;
        } catch (IOException e) {
            throw new LabException("headscale does not say who has joined: " + e.getMessage(), e);
        }
    }

    private Place stranger() {
        Realm realm = Realm.strangers();
        String role = "stranger's control plane";
        HeadscaleContainer controlPlane = context.start(
                role,
                new HeadscaleContainer(
                        context.images().headscale(),
                        context.labels(role),
                        List.of(infrastructure.addresses().strangersControlPlane(realm.hostname())),
                        infrastructure.authority().issue(realm.hostname()),
                        List.of(),
                        realm));
        String authKey = controlPlane.createFirstUsersKey("stranger");
        context.listener().secret(authKey);
        Place place = outsider(Kind.STRANGER, realm.loginServer(), authKey, List.of(STRANGER_HOST, SERVICE_HOST));
        serve(place);
        return place;
    }

    private Place outsider(Kind kind, String loginServer, String authKey, List<String> hostnames) {
        String role = role(kind);
        OutsiderContainer container = context.start(
                role,
                new OutsiderContainer(
                        context.images().support(),
                        context.labels(role),
                        infrastructure.addresses().outsider(kind),
                        infrastructure.root(),
                        loginServer,
                        authKey,
                        hostnames));
        Place place = Infrastructure.agent(context, container.getContainerId());
        Sinkholes.start(place, OutsiderContainer.RESOLVER, role);
        return place;
    }

    /** Puts up the stranger's service, and waits until his first node gets at it. */
    private void serve(Place place) {
        AgentReply.ListenReply reply = place.agent()
                .ask(new AgentRequest.Listen(Transport.TCP, "127.0.0.1", Target.OutsidersService.PORT))
                .join();
        if (reply instanceof AgentReply.BindFailed failed) {
            throw new LabException("the stranger's service cannot listen: " + failed.why());
        }
        try {
            Awaitility.await("the stranger's service")
                    .dontCatchUncaughtExceptions()
                    .atMost(SERVICE_LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(() -> context.closing().get() || answers(place));
        } catch (ConditionTimeoutException e) {
            throw new LabException("the stranger's own service does not answer him", e);
        }
    }

    private boolean answers(Place place) throws ProbeUnavailable {
        Optional<String> address = LocalApi.status(place, ASK_LIMIT).stream()
                .flatMap(status -> status.peers().stream())
                .filter(peer ->
                        peer.hostname().equals(SERVICE_HOST) && !peer.relay().isEmpty())
                .flatMap(peer -> peer.addresses().stream())
                .filter(text -> text.indexOf(':') < 0)
                .findFirst();
        if (address.isEmpty()) {
            return false;
        }
        service = address.get();
        HostPort proxy = new HostPort("127.0.0.1", OutsiderContainer.SOCKS5_PORT);
        return TcpProbe.httpThroughSocks5(place.agent(), proxy, address.get(), Target.OutsidersService.PORT, ASK_LIMIT)
                        .join()
                instanceof Answer.Reached;
    }

    private static String role(Kind kind) {
        return kind == Kind.STRANGER ? "stranger" : "outsider";
    }
}
