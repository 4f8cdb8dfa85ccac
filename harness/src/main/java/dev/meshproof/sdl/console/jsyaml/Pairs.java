package dev.meshproof.sdl.console.jsyaml;

import dev.meshproof.sdl.console.jsyaml.Node.Entry;
import dev.meshproof.sdl.console.jsyaml.Node.Obj;
import dev.meshproof.sdl.console.jsyaml.Node.Seq;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of one map, as they come: a key given twice is an error, {@code <<} merges (js-yaml, storeMappingPair). */
final class Pairs {
    private static final String MERGE = Properties.CORE + "merge";

    private final State state;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> merged = new HashSet<>();

    Pairs(State state) {
        this.state = state;
    }

    /** The map, which grows until it is complete. */
    Obj map(int start, int end) {
        return new Obj(entries, Node.Shape.MAP, start, end);
    }

    /** @param place of the key */
    void put(@Nullable String tag, Node key, Node value, int place) {
        String name = Keys.text(state, key);
        if (MERGE.equals(tag)) {
            mergeAll(key, value);
            return;
        }
        Entry first = entries.get(name);
        if (first != null && !merged.contains(name)) {
            throw duplicate(name, first, key.start() < 0 ? place : key.start(), Math.max(1, key.end() - key.start()));
        }
        entries.put(name, new Entry(key, value));
        merged.remove(name);
    }

    private Fault duplicate(String name, Entry first, int place, int length) {
        int line = 1;
        for (int i = 0; i < first.key().start(); i++) {
            if (state.at(i) == '\n' || state.at(i) == '\r' && state.at(i + 1) != '\n') {
                line++;
            }
        }
        String problem = "key \"%s\" is given twice, first in line %d"
                .formatted(name.length() > 80 ? name.substring(0, 80) + "…" : name, line);
        return new Fault("yaml-duplicate-key", place, length, problem, "keep one of them");
    }

    private void mergeAll(Node key, Node value) {
        if (value instanceof Seq list) {
            list.items().forEach(item -> merge(key, item));
        } else {
            merge(key, value);
        }
    }

    private void merge(Node key, Node source) {
        if (source instanceof Obj map) {
            map.entries().forEach(this::inherit);
        } else if (source instanceof Seq list) {
            for (int i = 0; i < list.items().size(); i++) {
                inherit(
                        Integer.toString(i),
                        new Entry(list.items().get(i), list.items().get(i)));
            }
        } else {
            int place = source.start() < 0 ? key.start() : source.start();
            throw new Fault(
                    "yaml-merge",
                    place,
                    2,
                    "<< merges what is no map",
                    "<< takes an alias of a map, or a list of them");
        }
    }

    private void inherit(String name, Entry entry) {
        if (++state.inherited > State.MAX_INHERITED) {
            throw new Fault(
                    "yaml-alias",
                    state.position,
                    1,
                    "the document's merges multiply into more than " + State.MAX_INHERITED + " entries",
                    "write them out");
        }
        if (entries.putIfAbsent(name, entry) == null) {
            merged.add(name);
        }
    }
}
