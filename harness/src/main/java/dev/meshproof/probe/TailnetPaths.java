package dev.meshproof.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By which paths tailscaled exchanges data with its peers, in its own words. */
final class TailnetPaths {
    private static final String METRICS = "/localapi/v0/usermetrics";
    private static final Pattern COUNTER =
            Pattern.compile("tailscaled_(inbound|outbound)_(packets|bytes)_total\\{path=\"([a-z0-9_]+)\"} ([0-9]+)");

    private TailnetPaths() {}

    /** As {@code tailscale metrics print} shows them (tailscale v1.102.3, wgengine/magicsock, registerMetrics). */
    static Answer counters(Place inside, Duration limit) throws ProbeUnavailable {
        var answer = LocalApi.get(inside, METRICS, limit);
        if (answer.isEmpty()) {
            return new Answer.ProbeFailed("no tailscaled runs that could be asked for its counters");
        }
        List<Answer.Counter> counters =
                counters(new String(LocalApi.ok(METRICS, answer.get()), StandardCharsets.UTF_8));
        return counters.isEmpty()
                ? new Answer.ProbeFailed("tailscaled's metrics have no counters by path")
                : new Answer.Counters(counters);
    }

    /** @param metrics in Prometheus' text format */
    static List<Answer.Counter> counters(String metrics) {
        Map<String, Answer.Counter> found = new TreeMap<>();
        for (String line : metrics.lines().toList()) {
            Matcher counter = COUNTER.matcher(line);
            if (counter.matches()) {
                String direction = counter.group(1);
                String path = counter.group(3);
                long value = Long.parseLong(counter.group(4));
                boolean bytes = counter.group(2).equals("bytes");
                found.merge(
                        direction + " " + path,
                        new Answer.Counter(direction, path, bytes ? 0 : value, bytes ? value : 0),
                        (one, other) -> new Answer.Counter(
                                direction, path, one.packets() + other.packets(), one.bytes() + other.bytes()));
            }
        }
        return List.copyOf(found.values());
    }

    /** From its status (tailscale v1.102.3, ipn/ipnstate, {@code PeerStatus}). */
    static Answer peers(Place inside, Duration limit) throws ProbeUnavailable {
        JsonNode status = LocalApi.json(inside, LocalApi.STATUS, limit).orElse(null);
        if (status == null) {
            return new Answer.ProbeFailed("no tailscaled runs that could be asked for its peers");
        }
        List<Answer.PeerPath> peers = new ArrayList<>();
        for (JsonNode peer : status.path("Peer")) {
            List<String> addresses = new ArrayList<>();
            peer.path("TailscaleIPs").forEach(address -> addresses.add(address.asText()));
            peers.add(new Answer.PeerPath(
                    peer.path("HostName").asText(),
                    List.copyOf(addresses),
                    peer.path("CurAddr").asText(),
                    peer.path("PeerRelay").asText(),
                    peer.path("Relay").asText()));
        }
        return new Answer.PeerPaths(List.copyOf(peers));
    }
}
