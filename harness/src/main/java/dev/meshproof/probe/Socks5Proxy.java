package dev.meshproof.probe;

import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Proxies.Daemon;
import dev.meshproof.probe.Proxies.Proxy;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The SOCKS5 proxy that a vantage asks through. */
public sealed interface Socks5Proxy {
    /** What the reason of an {@link Answer.ProbeFailed} has where neither the SDL nor tailscaled told where the proxy is. */
    String UNREAD = "where its SOCKS5 proxy listens could not be read";

    /** What is asked through a proxy. */
    interface Way {
        Answer through(HostPort proxy) throws ProbeUnavailable;
    }

    /** What comes of asking through it: where there is none, that. */
    Answer ask(Way way) throws ProbeUnavailable;

    /** @param at as dialled from the vantage */
    record At(HostPort at) implements Socks5Proxy {
        @Override
        public Answer ask(Way way) throws ProbeUnavailable {
            return way.through(at);
        }
    }

    /** @param seen that there is none */
    record None(Answer.NoProxy seen) implements Socks5Proxy {
        @Override
        public Answer ask(Way way) {
            return seen;
        }
    }

    /**
     * Where the SDL says that it listens, which is what its author believes; where the SDL does not say, where the arguments
     * of the replica's tailscaled put it. That a tailscaled runs and has none is seen, not missed. Asks an agent and blocks
     * in the latter case.
     *
     * @throws ProbeUnavailable if nothing says where it is, or more than one is there
     */
    static Socks5Proxy of(Surroundings surroundings, Vantage from) throws ProbeUnavailable {
        Optional<HostPort> written = surroundings.socks5(from);
        if (written.isPresent() || !(from instanceof Vantage.Sandbox sandbox)) {
            return new At(
                    dialled(written.orElseThrow(() -> new ProbeUnavailable("no SOCKS5 proxy is known at " + from))));
        }
        String replica = sandbox.replica() + ": " + UNREAD + " from its SDL, and ";
        List<Daemon> running = Proxies.daemons(surroundings.place(new Vantage.Inside(sandbox.replica())));
        if (running.isEmpty()) {
            throw new ProbeUnavailable(replica + "no tailscaled runs that would tell");
        }
        List<HostPort> found = running.stream()
                .flatMap(daemon -> daemon.proxies().stream())
                .filter(proxy -> proxy.kind().equals(Proxies.SOCKS5))
                .map(Proxy::at)
                .distinct()
                .toList();
        if (found.size() > 1) {
            throw new ProbeUnavailable(replica + "tailscaled has more than one: "
                    + found.stream().map(HostPort::toString).collect(Collectors.joining(", ")));
        }
        return found.isEmpty()
                ? new None(new Answer.NoProxy(running.stream().map(Daemon::pid).toList()))
                : new At(dialled(found.get(0)));
    }

    /** Whoever listens at every address is dialled on the loopback, where no resolver is needed. */
    private static HostPort dialled(HostPort written) {
        return List.of("", "0.0.0.0", "::", "[::]", "localhost").contains(written.host())
                ? new HostPort("127.0.0.1", written.port())
                : written;
    }
}
