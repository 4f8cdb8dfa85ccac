package dev.meshproof.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** What tailscaled publishes to its tailnet beside what listens (tailscale v1.102.3, ipn/serve.go). */
final class ServeConfig {
    private ServeConfig() {}

    /** The TCP ports of {@code tailscale serve}, in the background or not; none where no tailscaled runs. */
    static Set<Integer> tcpPorts(Place inside, Duration limit) throws ProbeUnavailable {
        Set<Integer> ports = new TreeSet<>();
        JsonNode config =
                LocalApi.json(inside, "/localapi/v0/serve-config", limit).orElse(null);
        if (config != null) {
            add(ports, config.path("TCP"));
            for (JsonNode session : config.path("Foreground")) {
                add(ports, session.path("TCP"));
            }
        }
        return ports;
    }

    private static void add(Set<Integer> ports, JsonNode byPort) throws ProbeUnavailable {
        for (String port : (Iterable<String>) byPort::fieldNames) {
            try {
                ports.add(Integer.valueOf(port));
            } catch (NumberFormatException e) {
                throw new ProbeUnavailable("tailscale serve has a port \"" + port + "\"");
            }
        }
    }
}
