package dev.meshproof.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where tailscaled takes what peers have for it itself (tailscale v1.102.3, ipn/ipnstate, {@code PeerStatus.PeerAPIURL}). */
final class PeerApi {
    private PeerApi() {}

    /** Its ports, one for each address family; none where no tailscaled runs. */
    static Set<Integer> ports(Place inside, Duration limit) throws ProbeUnavailable {
        Set<Integer> ports = new TreeSet<>();
        Optional<JsonNode> status = LocalApi.json(inside, LocalApi.STATUS, limit);
        if (status.isPresent()) {
            for (JsonNode url : status.get().path("Self").path("PeerAPIURL")) {
                try {
                    ports.add(URI.create(url.asText()).getPort());
                } catch (IllegalArgumentException e) {
                    throw new ProbeUnavailable("tailscaled's PeerAPIURL is no URL: " + e.getMessage());
                }
            }
        }
        return ports;
    }
}
