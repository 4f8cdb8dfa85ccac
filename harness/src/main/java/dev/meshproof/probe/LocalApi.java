package dev.meshproof.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** tailscaled's local API, asked by an agent in the replica's namespaces; needs no tailscale command line there. */
public final class LocalApi {
    static final String STATUS = "/localapi/v0/status";

    private static final ObjectMapper JSON = new ObjectMapper();

    private LocalApi() {}

    /**
     * What tailscaled says of itself and of its tailnet (tailscale v1.102.3, ipn/ipnstate, {@code Status}).
     *
     * @param state BackendState
     * @param addresses of this node; empty before it joined
     * @param relay code of its home relay's region; empty as long as it has none
     */
    public record Status(
            String version,
            String state,
            String hostname,
            List<String> addresses,
            String relay,
            List<String> health,
            List<Peer> peers) {
        public boolean running() {
            return state.equals("Running");
        }

        public Optional<String> ipv4() {
            return addresses.stream()
                    .filter(address -> address.indexOf(':') < 0)
                    .findFirst();
        }
    }

    /**
     * Another node in this node's netmap.
     *
     * @param relay code of its home relay's region, as far as this node knows it; else empty
     */
    public record Peer(String hostname, List<String> addresses, boolean online, String relay) {}

    /**
     * Asks for the status.
     *
     * @return empty where no tailscaled runs
     * @throws ProbeUnavailable if the answer cannot be had or read
     */
    public static Optional<Status> status(Place inside, Duration limit) throws ProbeUnavailable {
        return json(inside, STATUS, limit).map(LocalApi::read);
    }

    /**
     * The node's public key, by which relays know it: {@code nodekey:…}.
     *
     * @throws ProbeUnavailable if no tailscaled runs, or it has none
     */
    public static String nodeKey(Place inside, Duration limit) throws ProbeUnavailable {
        String key = json(inside, STATUS, limit)
                .map(status -> status.path("Self").path("PublicKey").asText())
                .orElse("");
        if (!key.startsWith("nodekey:")) {
            throw new ProbeUnavailable("tailscaled tells no node key of its own: \"" + key + "\"");
        }
        return key;
    }

    /** As {@link #get}, read as JSON. */
    static Optional<JsonNode> json(Place inside, String path, Duration limit) throws ProbeUnavailable {
        Optional<AgentReply.LocalApiAnswer> answer = get(inside, path, limit);
        try {
            return answer.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(ok(path, answer.get())));
        } catch (IOException e) {
            throw new ProbeUnavailable("what tailscaled says to " + path + " is no JSON: " + e.getMessage());
        }
    }

    /**
     * GET.
     *
     * @param path with its query
     * @return empty where no tailscaled runs
     * @throws ProbeUnavailable if there is no answer
     */
    static Optional<AgentReply.LocalApiAnswer> get(Place inside, String path, Duration limit) throws ProbeUnavailable {
        try {
            AgentReply.LocalApiReply reply = inside.agent()
                    .ask(new AgentRequest.LocalApi(path, limit), limit)
                    .join();
            return reply instanceof AgentReply.LocalApiAnswer answer ? Optional.of(answer) : Optional.empty();
        } catch (CompletionException e) {
            throw new ProbeUnavailable("tailscaled's local API: " + String.valueOf(e.getCause()));
        }
    }

    /** The body of an answer that is none but a success. */
    static byte[] ok(String path, AgentReply.LocalApiAnswer answer) throws ProbeUnavailable {
        if (answer.status() != 200 || answer.truncated()) {
            throw new ProbeUnavailable("tailscaled's local API answered " + path + " with status " + answer.status()
                    + (answer.truncated() ? ", cut short" : ""));
        }
        return answer.body();
    }

    private static Status read(JsonNode status) {
        List<Peer> peers = new ArrayList<>();
        for (JsonNode peer : status.path("Peer")) {
            peers.add(new Peer(
                    peer.path("HostName").asText(),
                    texts(peer.path("TailscaleIPs")),
                    peer.path("Online").asBoolean(),
                    peer.path("Relay").asText()));
        }
        JsonNode self = status.path("Self");
        return new Status(
                status.path("Version").asText(),
                status.path("BackendState").asText(),
                self.path("HostName").asText(),
                texts(self.path("TailscaleIPs")),
                self.path("Relay").asText(),
                texts(status.path("Health")),
                List.copyOf(peers));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
