package dev.meshproof.lab;

import dev.meshproof.probe.LocalApi;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may be seen of a replica. */
final class Views {
    private Views() {}

    /** A script that has not come to tailscaled yet. */
    static ReplicaView starting(String... processes) {
        return new ReplicaView(Optional.empty(), Set.of(), Set.of(processes), 0);
    }

    /** Its service listens, its tailscaled does not get in. */
    static ReplicaView notJoined(String... processes) {
        return new ReplicaView(
                Optional.of(status("NeedsLogin", "", "", List.of())), Set.of(8000, 1055), Set.of(processes), 0);
    }

    /** Joined and listening, with these peers in its netmap. */
    static ReplicaView joined(String address, LocalApi.Peer... peers) {
        return new ReplicaView(
                Optional.of(status("Running", address, "one", List.of(peers))), Set.of(8000, 1055), Set.of("1 sh"), 0);
    }

    static LocalApi.Peer peer(String address) {
        return new LocalApi.Peer("peer", List.of(address), true, "one");
    }

    static LocalApi.Status status(String state, String address, String relay, List<LocalApi.Peer> peers) {
        List<String> addresses = address.isEmpty() ? List.of() : List.of(address);
        return new LocalApi.Status("1.102.3", state, "name", addresses, relay, List.of(), peers);
    }
}
