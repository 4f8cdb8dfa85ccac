package dev.meshproof.claim;

import dev.meshproof.plan.Intent;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A port of the container that an SDL exposes, as it is tried where nobody may get in. */
record Exposed(int port, boolean udp) {
    /** Each port once, in the SDL's order, TCP first. */
    static List<Exposed> of(ReplicaPlan replica) {
        Stream<Exposed> udp = replica.ports().stream()
                .filter(port -> port.protocol().equals("udp"))
                .map(port -> new Exposed(port.port(), true))
                .distinct();
        return Stream.concat(tcp(replica).stream(), udp).toList();
    }

    static List<Exposed> tcp(ReplicaPlan replica) {
        return replica.tcpPorts().stream().map(port -> new Exposed(port, false)).toList();
    }

    /** Whether nobody is meant to reach the replica's ports at its container's address. */
    static boolean toNobody(ReplicaPlan replica) {
        return replica.intent() == Intent.PRIVATE || replica.intent() == Intent.NO_TAILNET;
    }

    Ask ask(Vantage from, Target to, Phase phase) {
        return udp ? Asks.datagram(from, to, port, phase) : Asks.connect(from, to, port, phase);
    }

    List<Ask> asks(Vantage from, Target to, List<Phase> phases) {
        List<Ask> asks = new ArrayList<>();
        phases.forEach(phase -> asks.add(ask(from, to, phase)));
        return asks;
    }

    @Override
    public String toString() {
        return (udp ? "UDP port " : "port ") + port;
    }
}
