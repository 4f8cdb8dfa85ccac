package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node;
import dev.meshproof.sdl.console.jsyaml.Node.Entry;
import dev.meshproof.sdl.console.jsyaml.Node.Obj;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value and where it stands in an SDL.
 *
 * @param name its key; empty for the whole document and for items of lists, which messages call by their list's name
 * @param label what to point at where the value itself is not written: its key
 */
record Spot(@Nullable Spot parent, String name, Node node, Node label) {
    static Spot root(Node document) {
        return new Spot(null, "", document, document);
    }

    Spot child(String key, Entry entry) {
        return new Spot(this, key, entry.value(), entry.key().start() < 0 ? label : entry.key());
    }

    Spot item(Node item) {
        return new Spot(this, "", item, item.start() < 0 ? label : item);
    }

    /** The value under a key; empty where this is no map or has no such key. */
    Optional<Spot> at(String key) {
        return node instanceof Obj map
                ? Optional.ofNullable(map.entries().get(key)).map(entry -> child(key, entry))
                : Optional.empty();
    }

    /** E.g. {@code services.web.expose.port}. */
    String path() {
        if (parent == null) {
            return name;
        }
        return name.isEmpty() ? parent.path() : parent.path(name);
    }

    /** For messages: the path, or what the whole is called. */
    String subject() {
        String path = path();
        return path.isEmpty() ? "the SDL" : path;
    }

    String path(String key) {
        String path = path();
        return path.isEmpty() ? Names.shortened(key) : path + "." + Names.shortened(key);
    }

    /** What to point at. */
    Node place() {
        return node.start() < 0 ? label : node;
    }
}
