package dev.meshproof.probe;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply.Route;
import dev.meshproof.wire.AgentRequest;
import java.net.InetAddress;
import java.util.List;

/**
 * Where packets of the engine's machine may go without leaving it: to networks that it is on itself. What only a gateway
 * leads to, the default one above all, would leave.
 */
record HostRoutes(List<Route> routes) {
    /**
     * Whether a question would leave the machine, which none is to do.
     *
     * @param agent at {@code from}
     */
    static boolean forbid(Vantage from, AgentConnection agent, String host) throws ProbeUnavailable {
        return from instanceof Vantage.Host
                && !new HostRoutes(agent.ask(new AgentRequest.Routes()).join().routes()).leadTo(host);
    }

    /**
     * Whether the best route to an address is that of a network the machine is on.
     *
     * @throws ProbeUnavailable if {@code host} is a name: to look it up would already leave the machine
     */
    boolean leadTo(String host) throws ProbeUnavailable {
        InetAddress address = AddressText.parse(host);
        if (address == null) {
            throw new ProbeUnavailable("from the host only addresses are tried, not \"" + host + "\"");
        }
        if (address.isLoopbackAddress()) {
            return true;
        }
        int best = 0;
        boolean near = false;
        for (Route route : routes) {
            int length = matching(route.destination(), address.getAddress());
            if (length > best) {
                best = length;
                near = route.gateway().isEmpty();
            }
        }
        return near;
    }

    /** The length of the prefix if the address is in it; -1 if not. */
    private static int matching(String prefix, byte[] address) {
        int slash = prefix.indexOf('/');
        InetAddress network = AddressText.parse(prefix.substring(0, slash));
        int length = Integer.parseInt(prefix.substring(slash + 1));
        if (network == null || network.getAddress().length != address.length) {
            return -1;
        }
        byte[] bytes = network.getAddress();
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((bytes[bit / 8] & mask) != (address[bit / 8] & mask)) {
                return -1;
            }
        }
        return length;
    }
}
