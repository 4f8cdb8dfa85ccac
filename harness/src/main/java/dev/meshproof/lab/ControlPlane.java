package dev.meshproof.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meshproof.probe.Answer.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * headscale's REST API (v0.29.2, gen/openapiv2/headscale/v1), asked through a forwarded port, as no port of the lab is
 * published. Thread-safe.
 */
public final class ControlPlane {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration KEY_VALIDITY = Duration.ofHours(24);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI api;
    private final String apiKey;

    /**
     * @param origin {@code https://127.0.0.1:PORT}
     * @param trust trusts the lab's CA
     */
    ControlPlane(URI origin, SSLContext trust, String apiKey) {
        this.client = HttpClient.newBuilder()
                .sslContext(trust)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LIMIT)
                .build();
        this.api = origin.resolve("/api/v1/");
        this.apiKey = apiKey;
    }

    /** Makes a user and returns its id. */
    String createUser(String name) throws IOException {
        return post("user", JSON.createObjectNode().put("name", name))
                .path("user")
                .path("id")
                .asText();
    }

    /** Mints a pre-auth key that several nodes may join with; a secret of the run. */
    String createReusableKey(String userId) throws IOException {
        ObjectNode request = JSON.createObjectNode()
                .put("user", userId)
                .put("reusable", true)
                .put("ephemeral", false)
                .put("expiration", Instant.now().plus(KEY_VALIDITY).toString());
        return post("preauthkey", request).path("preAuthKey").path("key").asText();
    }

    /** All nodes that the control plane knows, online or not. */
    public List<Node> nodes() throws IOException {
        List<Node> nodes = new ArrayList<>();
        for (JsonNode node :
                send(HttpRequest.newBuilder(api.resolve("node")).GET()).path("nodes")) {
            List<String> addresses = new ArrayList<>();
            node.path("ipAddresses").forEach(address -> addresses.add(address.asText()));
            nodes.add(new Node(
                    node.path("id").asText(),
                    node.path("name").asText(),
                    node.path("givenName").asText(),
                    List.copyOf(addresses),
                    node.path("online").asBoolean(),
                    node.path("user").path("name").asText()));
        }
        return List.copyOf(nodes);
    }

    private JsonNode post(String path, ObjectNode body) throws IOException {
        return send(HttpRequest.newBuilder(api.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException {
        HttpRequest built = request.header("Authorization", "Bearer " + apiKey)
                .timeout(LIMIT)
                .build();
        try {
            HttpResponse<String> response = client.send(built, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("headscale answered " + built.method() + " "
                        + built.uri().getPath() + " with " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking headscale", e);
        }
    }
}
