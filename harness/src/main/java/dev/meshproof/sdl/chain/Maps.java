package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.chain.go.Resolved;
import dev.meshproof.sdl.chain.go.Resolver;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Alias;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import dev.meshproof.sdl.yaml.Yaml.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * yaml.v3's {@code mapping}, {@code mappingStruct} and {@code merge} (decode.go, v3.0.1): a key that is written twice is an
 * error, a null key is passed over, and {@code <<} merges maps whose keys yield to the map's own.
 */
final class Maps {
    private final String path;
    private final boolean struct;
    private final Report report;
    private final List<Item> items = new ArrayList<>();

    private Maps(String path, boolean struct, Report report) {
        this.path = path;
        this.struct = struct;
        this.report = report;
    }

    /**
     * One entry as Go sets it.
     *
     * @param key where the name was read
     * @param keyNode the key as written
     * @param node the value as written
     */
    record Item(Text key, Yaml keyNode, Yaml node) {
        String name() {
            return key.value();
        }

        Located<String> located() {
            return key.located();
        }
    }

    /** Empty where the node is null, or no map, which is an error. */
    static Optional<List<Item>> entries(String path, Yaml node, boolean struct, Report report) {
        if (node.resolved() instanceof Mapping mapping) {
            Maps maps = new Maps(path, struct, report);
            maps.read(mapping, null);
            return Optional.of(maps.items);
        }
        if (!Nulls.isNull(node, report)) {
            report.error(
                    "not-a-map", node, path + " is " + node.kind(), "write a map: \"name: value\" lines, indented");
        }
        return Optional.empty();
    }

    /** @param taken names that are set already, where this map is merged into another */
    private void read(Mapping mapping, @Nullable Set<String> taken) {
        refuseRepeatedKeys(mapping);
        Optional<Entry> merge = Optional.empty();
        Set<String> done = new HashSet<>();
        for (Entry entry : mapping.entries()) {
            if (isMerge(entry.keyNode())) {
                merge = Optional.of(entry);
                continue;
            }
            Optional<Text> key = key(entry);
            if (key.isEmpty() || (taken != null && !taken.add(key.get().value()))) {
                continue;
            }
            if (struct && !done.add(key.get().value())) {
                continue;
            }
            items.add(new Item(key.get(), entry.keyNode(), entry.node()));
        }
        if (merge.isPresent()) {
            merge(merge.get().node(), taken != null ? taken : stringKeys(mapping));
        }
    }

    private Optional<Text> key(Entry entry) {
        if (!(entry.keyNode().resolved() instanceof Scalar)) {
            report.error(
                    "yaml-key",
                    entry.keyNode(),
                    "a key of " + path + " is " + entry.keyNode().kind(),
                    "write a name as the key");
            return Optional.empty();
        }
        return new Decoder(report).string("a key of " + path, entry.keyNode());
    }

    private void refuseRepeatedKeys(Mapping mapping) {
        Map<String, Entry> seen = new HashMap<>();
        for (Entry entry : mapping.entries()) {
            Entry first = seen.putIfAbsent(identity(entry.keyNode()), entry);
            if (first != null) {
                report.error(
                        "yaml-duplicate-key",
                        entry.keyNode(),
                        "key \"%s\" is given twice, first in line %d"
                                .formatted(entry.name(), first.keyNode().at().line()),
                        "keep one of them");
            }
        }
    }

    /** yaml.v3 compares the kind of node and its value, which is empty for lists and maps. */
    private static String identity(Yaml key) {
        if (key instanceof Scalar scalar) {
            return "s" + scalar.value();
        }
        return key instanceof Alias alias ? "a" + alias.name() : key instanceof Sequence ? "l" : "m";
    }

    /** yaml.v3's {@code isMerge}: not quoted, no tag but its own. */
    private static boolean isMerge(Yaml key) {
        if (!(key instanceof Scalar scalar) || !scalar.value().equals("<<")) {
            return false;
        }
        String tag = Resolver.shortTag(scalar);
        return tag.equals("!!merge") || (tag.isEmpty() && scalar.style() == Yaml.Style.PLAIN);
    }

    /** The map's own keys that a merged map's yield to; those that yaml.v3 reads as numbers or booleans do not count. */
    private static Set<String> stringKeys(Mapping mapping) {
        Set<String> names = new HashSet<>();
        for (Entry entry : mapping.entries()) {
            if (entry.keyNode().resolved() instanceof Scalar scalar
                    && Resolver.resolve(scalar) instanceof Resolved.Str name) {
                names.add(name.value());
            }
        }
        return names;
    }

    private void merge(Yaml value, Set<String> taken) {
        if (value.resolved() instanceof Mapping mapping) {
            read(mapping, taken);
        } else if (value instanceof Sequence sequence) {
            for (Yaml item : sequence.nodes()) {
                if (item.resolved() instanceof Mapping mapping) {
                    read(mapping, taken);
                } else {
                    refuseMerge(item);
                }
            }
        } else {
            refuseMerge(value);
        }
    }

    private void refuseMerge(Yaml value) {
        report.error(
                "yaml-merge",
                value,
                path + ".<< merges " + value.kind(),
                "<< takes an alias of a map, or a list of such aliases");
    }
}
