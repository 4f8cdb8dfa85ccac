package dev.meshproof.lab;

import dev.meshproof.containers.LabNetwork;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Place;
import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.Transport;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** A listener of ours in the network namespace of the engine's machine, on all its addresses at a port of its choosing. */
final class HostListener {
    /** The address that the canary is put up at, and is asked for by. */
    static final String EVERYWHERE = "0.0.0.0";

    private volatile int port;

    /** Puts it up. */
    Place on(Place host) {
        AgentReply.ListenReply reply = host.agent()
                .ask(new AgentRequest.Listen(Transport.TCP, EVERYWHERE, 0))
                .join();
        if (!(reply instanceof AgentReply.Listening listening)) {
            throw new LabException("nothing can listen on the engine's machine: " + reply);
        }
        port = listening.port();
        return host;
    }

    /**
     * The machine's IPv4 addresses, but those of its loopback. Other labs' addresses come and go, and whoever dials one that
     * has just gone sends a packet on to where the machine's default route leads.
     *
     * @param gateway the one address of a lab's network that is the machine's and stays
     */
    List<HostPort> at(Place host, String gateway) {
        return at(host.agent().ask(new AgentRequest.Interfaces()).join().interfaces(), gateway, port);
    }

    static List<HostPort> at(List<AgentReply.NetworkInterface> interfaces, String gateway, int port) {
        return interfaces.stream()
                .flatMap(each -> each.addresses().stream())
                .filter(HostListener::leadsHere)
                .filter(address -> address.equals(gateway) || !LabNetwork.inPool(address))
                .map(address -> new HostPort(address, port))
                .toList();
    }

    private static boolean leadsHere(String address) {
        InetAddress literal = AddressText.parse(address);
        return literal instanceof Inet4Address && !literal.isLoopbackAddress();
    }
}
