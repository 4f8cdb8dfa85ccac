package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import dev.meshproof.sdl.yaml.Yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of one map, as yaml.v3 takes them (decode.go): a key given twice is an error, and {@code <<} merges maps
 * whose keys yield to the map's own. At a document's top level Akash decodes key by key (go/sdl, v2.go and v2_1.go), so that
 * there neither holds.
 */
final class MappingBuilder {
    private final boolean top;
    private final Map<String, Entry> own = new LinkedHashMap<>();
    private final List<Entry> repeated = new ArrayList<>();
    private final List<Entry> merged = new ArrayList<>();

    MappingBuilder(boolean top) {
        this.top = top;
    }

    /** The tree as Go sees it: aliases followed, maps merged. */
    static Yaml resolve(Yaml node, boolean top) {
        Yaml plain = node.resolved();
        if (plain instanceof Sequence list) {
            return new Sequence(
                    list.nodes().stream().map(item -> resolve(item, false)).toList(), list.tag(), list.at(), list.size());
        }
        if (plain instanceof Mapping mapping) {
            MappingBuilder builder = new MappingBuilder(top);
            for (Entry entry : mapping.entries()) {
                if (!(entry.keyNode().resolved() instanceof Scalar key)) {
                    throw SdlException.of(
                            "yaml-key",
                            entry.keyNode().at(),
                            "a key of a map is " + entry.keyNode().kind(),
                            "write a name as the key");
                }
                builder.add(key, new Entry(entry.keyNode(), resolve(entry.node(), false)));
            }
            return new Mapping(builder.entries(), mapping.tag(), mapping.at(), mapping.size());
        }
        return plain;
    }

    void add(Scalar key, Entry entry) {
        if (!top && key.plain() && entry.name().equals("<<")) {
            merge(entry.value(), true);
            return;
        }
        Entry first = own.putIfAbsent(entry.name(), entry);
        if (first != null && !top) {
            throw SdlException.of(
                    "yaml-duplicate-key",
                    entry.key().at(),
                    "key \"%s\" is given twice, first in line %d"
                            .formatted(entry.name(), first.key().at().line()),
                    "keep one of them");
        }
        if (first != null) {
            repeated.add(entry);
        }
    }

    private void merge(Yaml value, boolean listAllowed) {
        if (value instanceof Mapping mapping) {
            merged.addAll(mapping.entries());
        } else if (value instanceof Sequence sequence && listAllowed) {
            sequence.items().forEach(item -> merge(item, false));
        } else {
            throw SdlException.of(
                    "yaml-merge",
                    value.at(),
                    "<< merges " + value.kind(),
                    "<< takes an alias of a map, or a list of them");
        }
    }

    List<Entry> entries() {
        List<Entry> all = new ArrayList<>(own.values());
        all.addAll(repeated);
        Map<String, Entry> inherited = new LinkedHashMap<>();
        merged.forEach(entry -> inherited.putIfAbsent(entry.name(), entry));
        inherited.keySet().removeAll(own.keySet());
        all.addAll(inherited.values());
        return List.copyOf(all);
    }
}
