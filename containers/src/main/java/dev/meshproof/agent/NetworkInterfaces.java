package dev.meshproof.agent;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The interfaces of this network namespace. */
final class NetworkInterfaces {
    private NetworkInterfaces() {}

    static AgentReply.InterfaceList read() throws IOException {
        List<AgentReply.NetworkInterface> interfaces = new ArrayList<>();
        // Java's own list leaves out interfaces that have no address.
        for (String name : names(ProcText.read("/proc/self/net/dev"))) {
            File known = new File("/sys/class/net", name);
            if (!known.exists()) {
                if (!names(ProcText.read("/proc/self/net/dev")).contains(name)) {
                    continue; // On the engine's machine they come and go with other labs' containers.
                }
                throw new IOException(known + " does not exist; is /sys that of another network namespace?");
            }
            interfaces.add(
                    new AgentReply.NetworkInterface(name, addresses(name), new File(known, "tun_flags").exists()));
        }
        return new AgentReply.InterfaceList(Namespaces.network("self"), interfaces);
    }

    /** @param table /proc/net/dev: two lines of heading, then {@code name: counters} */
    static List<String> names(String table) {
        List<String> names = new ArrayList<>();
        table.lines()
                .skip(2)
                .forEach(line -> names.add(line.substring(0, line.indexOf(':')).strip()));
        return names;
    }

    private static List<String> addresses(String name) throws IOException {
        NetworkInterface known = NetworkInterface.getByName(name);
        List<String> addresses = new ArrayList<>();
        if (known != null) {
            for (InetAddress each : Collections.list(known.getInetAddresses())) {
                addresses.add(AddressText.of(each));
            }
        }
        return addresses;
    }
}
