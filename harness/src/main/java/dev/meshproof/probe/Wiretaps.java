package dev.meshproof.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.probe.RelayLane.Amount;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wire.ByteStream;
import dev.meshproof.wire.HttpGet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Wiretaps' API, asked by the agents beside their relays; see docs/captures.md. */
public final class Wiretaps {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOST = "127.0.0.1";
    private static final int MOST = 8 << 20;

    /** Where they are asked. */
    public static final int PORT = 8041;

    private final int port;

    /** @param port of 127.0.0.1 on which wiretaps are asked */
    public Wiretaps(int port) {
        this.port = port;
    }

    /** What a fault did while it was there, as the wiretap writes the fault. */
    public record Done(String fault, long considered, long affected) {}

    /**
     * What was counted so far; the capture on disk has all of it then.
     *
     * @throws ProbeUnavailable if it does not answer, or not as it should
     */
    public Answer.RelayCounts counts(Place beside, Duration limit) throws ProbeUnavailable {
        return read(ask(beside, "GET", "/counts", "", limit));
    }

    /** What the faults that are there have done so far. */
    List<Done> working(Place beside, Duration limit) throws ProbeUnavailable {
        return done(ask(beside, "GET", "/counts", "", limit).path("faults"));
    }

    /** Puts faults in place of those that there were, and tells what those did. */
    public List<Done> faults(Place beside, List<String> faults, Duration limit) throws ProbeUnavailable {
        return done(
                ask(beside, "PUT", "/faults", String.join("\n", faults), limit).path("ended"));
    }

    /** Ends all faults, and tells what they did. */
    public List<Done> clear(Place beside, Duration limit) throws ProbeUnavailable {
        return done(ask(beside, "DELETE", "/faults", "", limit).path("ended"));
    }

    private JsonNode ask(Place beside, String method, String path, String body, Duration limit)
            throws ProbeUnavailable {
        String what = "the wiretap, asked to " + method + " " + path + ", ";
        try (ByteStream stream = beside.agent().connect(HOST, port, limit).join()) {
            stream.limit(limit);
            HttpGet.Response response = method.equals("GET")
                    ? HttpGet.over(stream.in(), stream.out(), HOST, path, MOST)
                    : HttpGet.with(method, stream.in(), stream.out(), HOST, path, body, MOST);
            if (response.status() != 200 || response.truncated()) {
                throw new ProbeUnavailable(what + "answered with status " + response.status()
                        + (response.truncated() ? ", cut short" : "") + ": " + Responses.beginning(response.body()));
            }
            return JSON.readTree(response.body());
        } catch (CompletionException e) {
            throw new ProbeUnavailable(what + "did not answer: " + String.valueOf(e.getCause()));
        } catch (IOException e) {
            throw new ProbeUnavailable(what + "did not answer: " + e.getMessage());
        }
    }

    private static List<Done> done(JsonNode json) {
        List<Done> done = new ArrayList<>();
        for (JsonNode each : json) {
            done.add(new Done(
                    each.path("fault").asText(),
                    each.path("considered").asLong(),
                    each.path("affected").asLong()));
        }
        return List.copyOf(done);
    }

    private static Answer.RelayCounts read(JsonNode json) throws ProbeUnavailable {
        if (!json.path("clients").isArray()
                || !json.path("lanes").isArray()
                || !json.path("capture").isObject()) {
            throw new ProbeUnavailable("what the wiretap counted lacks clients, lanes or capture");
        }
        List<Answer.RelayClient> clients = new ArrayList<>();
        for (JsonNode each : json.path("clients")) {
            clients.add(new Answer.RelayClient(
                    each.path("key").asText(),
                    each.path("address").asText(),
                    each.path("connections").asLong(),
                    each.path("admitted").asLong()));
        }
        List<RelayLane> lanes = new ArrayList<>();
        for (JsonNode each : json.path("lanes")) {
            lanes.add(lane(each));
        }
        List<Answer.Passage> passages = new ArrayList<>();
        for (JsonNode each : json.path("passages")) {
            passages.add(new Answer.Passage(
                    each.path("source").asText(),
                    each.path("destination").asText(),
                    each.path("in").asLong(),
                    each.path("out").asLong(),
                    each.path("neverEntered").asLong()));
        }
        JsonNode capture = json.path("capture");
        return new Answer.RelayCounts(
                List.copyOf(clients),
                List.copyOf(lanes),
                List.copyOf(passages),
                numbers(json.path("findings")),
                numbers(json.path("troubles")),
                capture.path("removedPackets").asLong(),
                capture.path("trouble").asText(""));
    }

    private static RelayLane lane(JsonNode json) {
        Map<String, Amount> kinds = new LinkedHashMap<>();
        json.path("kinds")
                .fields()
                .forEachRemaining(kind -> kinds.put(
                        kind.getKey(),
                        new Amount(
                                kind.getValue().path("packets").asLong(),
                                kind.getValue().path("bytes").asLong())));
        return new RelayLane(
                json.path("source").asText(),
                json.path("destination").asText(),
                json.path("direction").asText(),
                kinds);
    }

    private static Map<String, Long> numbers(JsonNode json) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        json.fields()
                .forEachRemaining(
                        each -> numbers.put(each.getKey(), each.getValue().asLong()));
        return numbers;
    }
}
