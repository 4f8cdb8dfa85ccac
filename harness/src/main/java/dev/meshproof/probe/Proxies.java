package dev.meshproof.probe;

import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.AgentReply.ProcessEntry;
import dev.meshproof.wire.AgentRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Where tailscaled's proxies really are, by the arguments that it was started with (tailscale v1.102.3,
 * cmd/tailscaled/tailscaled.go). Arguments may hold secrets: nothing but these two values leaves this class.
 */
public final class Proxies {
    static final String SOCKS5 = "SOCKS5 proxy";

    private static final List<Flag> FLAGS =
            List.of(new Flag("socks5-server", SOCKS5), new Flag("outbound-http-proxy-listen", "HTTP proxy"));

    private Proxies() {}

    private record Flag(String name, String kind) {}

    /**
     * A proxy.
     *
     * @param kind {@code SOCKS5 proxy} or {@code HTTP proxy}
     * @param at as written; an empty host means every address
     */
    public record Proxy(String kind, HostPort at) {}

    /**
     * A tailscaled that runs.
     *
     * @param proxies that it was told to have
     */
    record Daemon(int pid, List<Proxy> proxies) {}

    /**
     * The proxies of each tailscaled in a replica's process namespace.
     *
     * @throws ProbeUnavailable if its processes cannot be read, or a proxy's port is no number
     */
    public static List<Proxy> of(Place inside) throws ProbeUnavailable {
        return daemons(inside).stream()
                .flatMap(daemon -> daemon.proxies().stream())
                .distinct()
                .toList();
    }

    /** Each tailscaled in a replica's process namespace; as {@link #of(Place)}. */
    static List<Daemon> daemons(Place inside) throws ProbeUnavailable {
        List<ProcessEntry> processes;
        try {
            processes = inside.agent().ask(new AgentRequest.Processes()).join().processes();
        } catch (CompletionException e) {
            throw new ProbeUnavailable("the processes cannot be read: " + e.getCause());
        }
        List<Daemon> daemons = new ArrayList<>();
        for (ProcessEntry process : processes) {
            if (isTailscaled(process)) {
                daemons.add(new Daemon(process.pid(), of(process.arguments())));
            }
        }
        return List.copyOf(daemons);
    }

    /** One that has ended and that nobody has reaped has no arguments any more (proc_pid_cmdline(5)). */
    private static boolean isTailscaled(ProcessEntry process) {
        if (process.own() || process.arguments().isEmpty()) {
            return false;
        }
        String program = process.arguments().get(0);
        return program.substring(program.lastIndexOf('/') + 1).equals("tailscaled");
    }

    /** @param arguments the program first */
    static List<Proxy> of(List<String> arguments) throws ProbeUnavailable {
        List<Proxy> proxies = new ArrayList<>();
        for (Flag flag : FLAGS) {
            Optional<String> value = value(arguments, flag.name());
            if (value.isPresent() && !value.get().isEmpty()) {
                proxies.add(new Proxy(flag.kind(), hostPort(flag, value.get())));
            }
        }
        return List.copyOf(proxies);
    }

    /** Go's flags: one dash or two, the value after {@code =} or in the next argument; the last one holds. */
    private static Optional<String> value(List<String> arguments, String name) {
        Optional<String> value = Optional.empty();
        for (int i = 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String bare = argument.startsWith("--") ? argument.substring(2) : argument.substring(dash(argument));
            if (bare.length() == argument.length()) {
                continue;
            }
            if (bare.startsWith(name + "=")) {
                value = Optional.of(bare.substring(name.length() + 1));
            } else if (bare.equals(name) && i + 1 < arguments.size()) {
                value = Optional.of(arguments.get(++i));
            }
        }
        return value;
    }

    private static int dash(String argument) {
        return argument.startsWith("-") ? 1 : 0;
    }

    private static HostPort hostPort(Flag flag, String value) throws ProbeUnavailable {
        int colon = value.lastIndexOf(':');
        String host = value.substring(0, Math.max(0, colon));
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        try {
            int port = Integer.parseInt(value.substring(colon + 1));
            if (colon >= 0 && port > 0 && port < 65_536) {
                return new HostPort(bracketed ? host.substring(1, host.length() - 1) : host, port);
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new ProbeUnavailable(
                "tailscaled runs with --" + flag.name() + " at \"" + value + "\", expected e.g. localhost:1055");
    }
}
