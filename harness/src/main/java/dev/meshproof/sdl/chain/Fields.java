package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of one Go struct. Names that the struct does not have are passed over, as Go does.
 *
 * @param path names the map in messages, e.g. {@code services.web}
 * @param owner what to underline where something is missing: the map's key, or the map itself in a list
 */
record Fields(String path, Yaml owner, List<Maps.Item> items, Decoder decoder) {
    /** As written, unless it is null. */
    Optional<Yaml> get(String name) {
        return written(name).filter(value -> !Nulls.isNull(value, decoder.report()));
    }

    /** As written. */
    Optional<Yaml> written(String name) {
        return item(name).map(Maps.Item::node);
    }

    private Optional<Maps.Item> item(String name) {
        for (Maps.Item item : items) {
            if (item.name().equals(name)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    String name(String field) {
        return path + "." + field;
    }

    Optional<Text> string(String name) {
        return get(name).flatMap(value -> decoder.string(name(name), value));
    }

    List<Text> strings(String name) {
        return get(name).map(value -> decoder.strings(name(name), value)).orElse(List.of());
    }

    OptionalLong uint32(String name, String hint) {
        Optional<Yaml> value = get(name);
        return value.isEmpty() ? OptionalLong.empty() : decoder.uint32(name(name), value.get(), hint);
    }

    boolean bool(String name) {
        return get(name).flatMap(value -> decoder.bool(name(name), value)).orElse(false);
    }

    List<Yaml> list(String name) {
        return get(name).map(value -> decoder.list(name(name), value)).orElse(List.of());
    }

    List<Maps.Item> map(String name) {
        return get(name).map(value -> decoder.map(name(name), value)).orElse(List.of());
    }

    Optional<Fields> struct(String name) {
        return item(name).flatMap(item -> decoder.struct(name(name), item.node(), item.keyNode()));
    }
}
