package dev.meshproof.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
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
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration KEY_VALIDITY = Duration.ofHours(24);
    private static final Duration EXPIRED_SINCE = Duration.ofHours(1);
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

    /** headscale's answer was no success. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private final String words;

        private Refused(String request, HttpResponse<String> response) {
            super("headscale answered " + request + " with " + response.statusCode() + ": " + response.body());
            this.words = words(response.body());
        }

        /** What headscale says itself: grpc-gateway's message, or the whole body. */
        String words() {
            return words;
        }

        private static String words(String body) {
            try {
                return JSON.readTree(body).path("message").asText(body);
            } catch (IOException noJson) {
                return body;
            }
        }
    }

    /** Makes a user and returns its id. */
    String createUser(String name) throws IOException {
        return post("user", JSON.createObjectNode().put("name", name))
                .path("user")
                .path("id")
                .asText();
    }

    /** Mints a pre-auth key; a secret of the run. */
    String createKey(String userId, KeyKind kind) throws IOException {
        Instant now = Instant.now();
        ObjectNode request = JSON.createObjectNode()
                .put("user", userId)
                .put("reusable", kind != KeyKind.SINGLE_USE)
                .put("ephemeral", kind == KeyKind.EPHEMERAL)
                .put(
                        "expiration",
                        (kind == KeyKind.EXPIRED ? now.minus(EXPIRED_SINCE) : now.plus(KEY_VALIDITY)).toString());
        return post("preauthkey", request).path("preAuthKey").path("key").asText();
    }

    /**
     * Sets the policy; nodes hear of it some time later.
     *
     * @throws Refused if headscale does not take it
     */
    void setPolicy(String policy) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("policy", policy);
        send(HttpRequest.newBuilder(api.resolve("policy"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString())));
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
                    node.path("user").path("name").asText(),
                    node.path("nodeKey").asText()));
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
                throw new Refused(built.method() + " " + built.uri().getPath(), response);
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking headscale", e);
        }
    }
}
