package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import dev.meshproof.sdl.yaml.Yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields of one map as yaml.v3 decodes them into Go's types (decode.go): any scalar is a string where a string
 * is wanted, null is absent, null list items vanish. Each mistake is collected, and reading goes on.
 *
 * @param path names the map in messages, e.g. {@code services.web}
 * @param owner the place to name where something is missing
 */
record Fields(Mapping map, String path, Position owner, Diagnostics diagnostics) {
    Optional<Yaml> get(String key) {
        return map.entry(key).map(Entry::value).filter(value -> !value.absent());
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    void wrong(String code, Position at, String key, String saw, String hint) {
        diagnostics.error(code, at, name(key) + " " + saw, hint);
    }

    Optional<Text> text(String key) {
        return get(key).flatMap(value -> scalar(key, value)).map(Scalar::text);
    }

    Optional<Text> required(String key, String hint) {
        if (get(key).isEmpty()) {
            missing(key, hint);
        }
        return text(key);
    }

    void missing(String key, String hint) {
        diagnostics.error("missing", owner, name(key) + " is missing", hint);
    }

    Optional<Scalar> scalar(String key, Yaml value) {
        if (value instanceof Scalar scalar) {
            return Optional.of(scalar);
        }
        wrong("not-a-scalar", value.at(), key, "is " + value.kind(), "write a single value");
        return Optional.empty();
    }

    /** A list of strings; a string or a map in its place is an error. */
    List<Text> texts(String key) {
        List<Text> texts = new ArrayList<>();
        for (Yaml item : list(key)) {
            scalar(key, item).map(Scalar::text).ifPresent(texts::add);
        }
        return List.copyOf(texts);
    }

    List<Yaml> list(String key) {
        Optional<Yaml> value = get(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof Sequence sequence) {
            return sequence.items().stream().filter(item -> !item.absent()).toList();
        }
        wrong(
                "not-a-list",
                value.get().at(),
                key,
                "is " + value.get().kind(),
                "write a list: each item begins with \"- \"");
        return List.of();
    }

    /** The map under a key; empty, and a diagnostic, where it is something else. */
    Optional<Fields> map(String key) {
        return map.entry(key).filter(entry -> !entry.value().absent()).flatMap(this::map);
    }

    private Optional<Fields> map(Entry entry) {
        return asMap(entry.name(), entry.value(), entry.key().at());
    }

    Optional<Fields> asMap(String key, Yaml value, Position place) {
        if (value instanceof Mapping mapping) {
            return Optional.of(new Fields(mapping, name(key), place, diagnostics));
        }
        wrong("not-a-map", value.at(), key, "is " + value.kind(), "write a map: \"name: value\" lines, indented");
        return Optional.empty();
    }

    /** Every entry of this map that is a map itself, with its key. */
    List<Named> maps() {
        List<Named> named = new ArrayList<>();
        for (Entry entry : map.entries()) {
            map(entry).ifPresent(fields -> named.add(new Named(entry.key().located(), fields)));
        }
        return named;
    }

    record Named(Located<String> name, Fields fields) {}
}
