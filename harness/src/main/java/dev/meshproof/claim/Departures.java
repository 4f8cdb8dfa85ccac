package dev.meshproof.claim;

import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Flow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a sandbox sent to where it must not: beyond a network, multicast and IPv6's link-local addresses aside. */
public final class Departures {
    private Departures() {}

    /**
     * What left the lab, or the sandbox's own network.
     *
     * @param table its routes, where they are known
     */
    public static List<Flow> of(Answer.Traffic traffic, Optional<Answer.Routes> table) {
        return Stream.concat(
                        beyond(traffic, List.of(Networks.OF_LABS)).stream(),
                        table.stream().flatMap(routes -> beyond(traffic, Networks.attached(routes)).stream()))
                .distinct()
                .toList();
    }

    static List<Flow> beyond(Answer.Traffic traffic, List<String> networks) {
        return traffic.sent().stream()
                .filter(flow -> !Networks.isWithin(networks, flow.destination())
                        && !Addresses.isOfMany(flow.destination())
                        && !Addresses.isOfLink(flow.destination()))
                .toList();
    }

    /** {@code 4 packets to 192.0.2.9 (tcp 443)}. */
    public static String words(Flow flow) {
        return flow.packets() + (flow.packets() == 1 ? " packet to " : " packets to ") + flow.destination() + " ("
                + flow.protocol() + (flow.port() == 0 ? "" : " " + flow.port()) + ")";
    }
}
