package dev.meshproof.probe;

import dev.meshproof.containers.agent.AgentConnection;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Questions of where a namespace's packets can go and have gone. */
final class NetworkFacts {
    /** Where the sandbox's capture is, in its own files. */
    static final String CAPTURE = "/run/meshproof/capture.pcap";

    private static final String SNMP = "/proc/self/net/snmp";
    private static final int LONGEST_SNMP = 64 << 10;

    /** Where our listener in the host's namespace listens: on all addresses. */
    private static final String EVERYWHERE = "0.0.0.0";

    private final Surroundings surroundings;

    NetworkFacts(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Answer routes(Vantage from) throws ProbeUnavailable {
        AgentReply.RouteList list =
                surroundings.place(from).agent().ask(new AgentRequest.Routes()).join();
        return new Answer.Routes(
                Long.toString(list.networkNamespace()),
                list.routes().stream()
                        .map(route -> new Answer.Route(route.destination(), route.gateway(), route.device()))
                        .toList());
    }

    Answer capture(Ask ask) throws ProbeUnavailable {
        AgentConnection agent = surroundings.place(ask.from()).agent();
        AgentReply.Captured captured =
                agent.ask(new AgentRequest.Capture(CAPTURE), ask.limit()).join();
        if (captured.more() > 0) {
            return new Answer.ProbeFailed("more was sent than can be told: " + captured.more() + " packets beyond "
                    + captured.sent().size() + " flows");
        }
        List<String> names = ask.from() instanceof Vantage.Sandbox sandbox
                ? surroundings.unknownNames(sandbox.replica())
                : List.of();
        return new Answer.Traffic(
                captured.packets(),
                captured.sent().stream()
                        .map(flow -> new Answer.Flow(
                                flow.destination(), protocol(flow.protocol()), flow.port(), flow.packets()))
                        .toList(),
                outNoRoutes(agent),
                names);
    }

    Answer heard(Vantage from) throws ProbeUnavailable {
        AgentConnection agent = surroundings.place(from).agent();
        Set<String> sources = new LinkedHashSet<>();
        for (int port : surroundings.hostListener().stream()
                .map(HostPort::port)
                .distinct()
                .toList()) {
            AgentReply.VisitorList visitors = agent.ask(new AgentRequest.Visitors(Transport.TCP, EVERYWHERE, port))
                    .join();
            if (visitors.more()) {
                return new Answer.ProbeFailed("more visitors came to port " + port + " than were kept");
            }
            sources.addAll(visitors.addresses());
        }
        return new Answer.Heard(List.copyOf(sources));
    }

    private static String protocol(int number) {
        return switch (number) {
            case 1 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            default -> Integer.toString(number);
        };
    }

    private static long outNoRoutes(AgentConnection agent) throws ProbeUnavailable {
        AgentReply.FileReply reply =
                agent.ask(new AgentRequest.ReadFile(SNMP, LONGEST_SNMP)).join();
        if (!(reply instanceof AgentReply.FileContent content)) {
            throw new ProbeUnavailable("cannot read " + SNMP + ": " + reply);
        }
        return outNoRoutes(new String(content.bytes(), StandardCharsets.US_ASCII));
    }

    /** @param snmp for each protocol a line of names and one of values (net/ipv4/proc.c of the kernel) */
    static long outNoRoutes(String snmp) throws ProbeUnavailable {
        List<List<String>> ip = new ArrayList<>();
        for (String line : snmp.lines().toList()) {
            if (line.startsWith("Ip:")) {
                ip.add(Arrays.asList(line.split(" ")));
            }
        }
        int column = ip.isEmpty() ? -1 : ip.get(0).indexOf("OutNoRoutes");
        if (ip.size() != 2 || column < 0 || ip.get(1).size() <= column) {
            throw new ProbeUnavailable(SNMP + " has no OutNoRoutes");
        }
        return Long.parseLong(ip.get(1).get(column));
    }
}
