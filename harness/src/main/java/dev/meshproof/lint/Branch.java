package dev.meshproof.lint;

import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import dev.meshproof.sdl.yaml.Yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map of a document, read without judging: what is not of the kind that is asked for is not there. Merged maps
 * ({@code <<}) count as if they were written out; of a key that is given twice, the last counts.
 */
public final class Branch {
    private static final int MAX_MERGES = 32;
    private static final Branch NONE = new Branch(Map.of());

    private final Map<String, Entry> entries;

    private Branch(Map<String, Entry> entries) {
        this.entries = entries;
    }

    static Branch of(Mapping map) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        map.entries().stream().filter(entry -> !entry.merges()).forEach(entry -> entries.put(entry.name(), entry));
        merge(map, entries, 0);
        return new Branch(entries);
    }

    private static void merge(Mapping map, Map<String, Entry> into, int depth) {
        for (Entry merge : map.entries()) {
            if (merge.merges() && depth < MAX_MERGES) {
                List<Yaml> maps = merge.value() instanceof Sequence list ? list.items() : List.of(merge.value());
                for (Yaml each : maps) {
                    if (each instanceof Mapping merged) {
                        merged.entries().stream()
                                .filter(entry -> !entry.merges())
                                .forEach(entry -> into.putIfAbsent(entry.name(), entry));
                        merge(merged, into, depth + 1);
                    }
                }
            }
        }
    }

    /** A map with its name. */
    public record Named(Text name, Branch branch) {}

    /** Every entry, in the order of the file. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    public Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> !entry.value().absent());
    }

    public Optional<Text> text(String key) {
        return entry(key).map(Entry::value).flatMap(Branch::text);
    }

    private static Optional<Text> text(Yaml value) {
        return value instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** The scalars of a list. */
    public List<Text> texts(String key) {
        return items(key).stream().flatMap(item -> text(item).stream()).toList();
    }

    /** The maps of a list. */
    public List<Branch> branches(String key) {
        return items(key).stream()
                .filter(Mapping.class::isInstance)
                .map(item -> of((Mapping) item))
                .toList();
    }

    /** The items of a list, empty ones left out. */
    public List<Yaml> items(String key) {
        Optional<Yaml> value = entry(key).map(Entry::value);
        return value.isPresent() && value.get() instanceof Sequence list
                ? list.items().stream().filter(item -> !item.absent()).toList()
                : List.of();
    }

    /** The map of that name; an empty one where there is none. */
    public Branch branch(String key) {
        Optional<Yaml> value = entry(key).map(Entry::value);
        return value.isPresent() && value.get() instanceof Mapping mapping ? of(mapping) : NONE;
    }

    /** The maps in this map. */
    public List<Named> named() {
        List<Named> named = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.value() instanceof Mapping mapping) {
                named.add(new Named(entry.key(), of(mapping)));
            }
        }
        return named;
    }

    /** A section of a document, which may be given more than once. */
    static Branch section(Mapping document, String name) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Entry entry : document.entries()) {
            if (entry.name().equals(name) && entry.value() instanceof Mapping section) {
                entries.putAll(of(section).entries);
            }
        }
        return new Branch(entries);
    }
}
