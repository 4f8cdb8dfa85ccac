package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Alias;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import dev.meshproof.sdl.yaml.Yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * What Akash's own unmarshallers see: the children of a node, two by two, with neither merging nor a look at keys given
 * twice. So a list of even length passes for a map, and a scalar for an empty one (go/sdl, v2.go, gpu.go, cpu.go).
 */
final class Pairs {
    private Pairs() {}

    static List<Entry> of(Yaml node) {
        Yaml real = node.resolved();
        if (real instanceof Mapping mapping) {
            return mapping.entries();
        }
        List<Entry> pairs = new ArrayList<>();
        if (real instanceof Sequence sequence) {
            for (int i = 0; i + 1 < sequence.nodes().size(); i += 2) {
                pairs.add(new Entry(sequence.nodes().get(i), sequence.nodes().get(i + 1)));
            }
        }
        return pairs;
    }

    /** A list of odd length makes Go's unmarshallers panic. */
    static boolean odd(Yaml node) {
        return node.resolved() instanceof Sequence sequence && sequence.nodes().size() % 2 == 1;
    }

    /** Go's {@code Node.Value}: of an alias its name, of a list or map nothing. */
    static String value(Yaml node) {
        if (node instanceof Scalar scalar) {
            return scalar.value();
        }
        return node instanceof Alias alias ? alias.name() : "";
    }
}
