package dev.meshproof.lab;

import dev.meshproof.probe.Place;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.Query;
import dev.meshproof.wire.AgentRequest;
import java.time.Instant;
import java.util.List;

/**
 * DNS sinkholes: of each provider in its neighbour, and of each outsider in himself. The engine's resolver, which a sandbox
 * asks, passes on what the lab does not know, and does so from within the sandbox's network namespace (moby v20.10,
 * libnetwork/resolver.go, ServeDNS): so the sinkhole sees the address of whoever asked.
 */
final class Sinkholes {
    private static final int PORT = 53;

    private Sinkholes() {}

    /**
     * Starts one.
     *
     * @param role of the container that it is in
     * @throws LabException if the port is taken
     */
    static void start(Place place, String address, String role) {
        AgentReply.ListenReply reply =
                place.agent().ask(new AgentRequest.StartSinkhole(address, PORT)).join();
        if (reply instanceof AgentReply.BindFailed failed) {
            throw new LabException(role + " cannot be the lab's DNS sinkhole: " + failed.why());
        }
    }

    /** The names that a sandbox asked for, each once, in the order of the first asking. */
    static List<String> namesAskedBy(String address, Place neighbour) {
        return names(
                neighbour
                        .agent()
                        .ask(new AgentRequest.SinkholeQueries(Instant.EPOCH))
                        .join()
                        .queries(),
                address);
    }

    static List<String> names(List<Query> queries, String address) {
        return queries.stream()
                .filter(query -> query.client().equals(address))
                .map(Query::name)
                .distinct()
                .toList();
    }
}
