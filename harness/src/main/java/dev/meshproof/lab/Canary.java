package dev.meshproof.lab;

import dev.meshproof.plan.Intent;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.Transport;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The canary listeners of one replica that is not public: on the container's own address at the service's ports, where a
 * private service that keeps its promise does not listen. Where a service does listen there, it is heard as well.
 */
record Canary(Replica replica, String address) {
    Stream<CompletableFuture<?>> set(boolean heard) {
        if (replica.plan().intent() == Intent.PUBLIC) {
            return Stream.empty();
        }
        var agent = replica.sandbox().agent();
        return replica.plan().tcpPorts().stream()
                .map(port -> heard
                        ? agent.ask(new AgentRequest.Listen(Transport.TCP, address, port))
                        : agent.ask(new AgentRequest.Unlisten(Transport.TCP, address, port)));
    }
}
