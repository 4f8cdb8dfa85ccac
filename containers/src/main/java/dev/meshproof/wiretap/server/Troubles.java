package dev.meshproof.wiretap.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is not as it should be, by kind; keeps the first 100, and has the same told live. For one thread. */
final class Troubles {
    private static final int KEPT = 100;

    private final Events events;
    private final String event;
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> first = new ArrayList<>();

    Troubles(Events events, String event) {
        this.events = events;
        this.event = event;
    }

    void add(String kind, String detail) {
        counts.merge(kind, 1L, Long::sum);
        if (first.size() < KEPT) {
            first.add(kind + ": " + detail);
            events.say(event, json -> json.put("kind", kind).put("detail", detail));
        }
    }

    Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    List<String> first() {
        return List.copyOf(first);
    }
}
