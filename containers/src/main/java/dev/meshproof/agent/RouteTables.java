package dev.meshproof.agent;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.Route;
import java.io.File;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernel's main routing tables by which something is sent (fib_trie.c, fib_route_seq_show, and net/ipv6/route.c,
 * rt6_info_route, of the kernel): without routes that only refuse, and without those to the machine's own addresses.
 */
final class RouteTables {
    // include/uapi/linux/route.h and ipv6_route.h
    private static final long UP = 0x1;
    private static final long GATEWAY = 0x2;
    private static final long REJECT = 0x200;
    private static final long ANYCAST = 0x100000;
    private static final long LOCAL = 0x80000000L;

    private RouteTables() {}

    static AgentReply.RouteList read() throws IOException {
        List<Route> routes = new ArrayList<>(parse4(ProcText.read("/proc/self/net/route")));
        // A kernel without IPv6 has none.
        if (new File("/proc/self/net/ipv6_route").exists()) {
            routes.addAll(parse6(ProcText.read("/proc/self/net/ipv6_route")));
        }
        return new AgentReply.RouteList(Namespaces.network("self"), routes);
    }

    /** @param table Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT, with that heading */
    static List<Route> parse4(String table) throws IOException {
        List<Route> routes = new ArrayList<>();
        for (String line : table.lines().skip(1).toList()) {
            String[] fields = fields(line, 8);
            long flags = Long.parseLong(fields[3], 16);
            if (sends(flags)) {
                int mask = (int) Long.parseLong(fields[7], 16);
                String destination = AddressText.of(word(fields[1])) + "/" + Integer.bitCount(mask);
                String gateway = (flags & GATEWAY) == 0 ? "" : AddressText.of(word(fields[2]));
                routes.add(new Route(destination, gateway, fields[0]));
            }
        }
        return routes;
    }

    /** @param table destination, its length, source, its length, next hop, metric, references, uses, flags, device */
    static List<Route> parse6(String table) throws IOException {
        List<Route> routes = new ArrayList<>();
        for (String line : table.lines().toList()) {
            String[] fields = fields(line, 10);
            long flags = Long.parseLong(fields[8], 16);
            if (sends(flags)) {
                String destination = AddressText.of(bytes(fields[0])) + "/" + Integer.parseInt(fields[1], 16);
                String gateway = (flags & GATEWAY) == 0 ? "" : AddressText.of(bytes(fields[4]));
                routes.add(new Route(destination, gateway, fields[9]));
            }
        }
        return routes;
    }

    private static boolean sends(long flags) {
        return (flags & UP) != 0 && (flags & (REJECT | ANYCAST | LOCAL)) == 0;
    }

    private static String[] fields(String line, int least) throws IOException {
        String[] fields = line.strip().split("\\s+");
        if (fields.length < least) {
            throw new IOException("cannot read the route \"" + line.strip() + "\"");
        }
        return fields;
    }

    /** A 32-bit word in the machine's own byte order. */
    private static byte[] word(String hex) {
        int word = (int) Long.parseLong(hex, 16);
        int network = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(word) : word;
        return new byte[] {(byte) (network >> 24), (byte) (network >> 16), (byte) (network >> 8), (byte) network};
    }

    private static byte[] bytes(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }
}
