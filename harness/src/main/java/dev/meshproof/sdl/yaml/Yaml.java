package dev.meshproof.sdl.yaml;

import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Text;
import java.util.List;
import java.util.Optional;

/** A YAML document as a tree with positions. Aliases share the subtree that they name. */
public sealed interface Yaml {
    Position at();

    /** How many nodes a walk over it meets, aliases followed. */
    long size();

    /** What it is, for messages. */
    String kind();

    /** @param plain whether it was written without quotes and without a string tag */
    record Scalar(Text text, boolean plain) implements Yaml {
        @Override
        public Position at() {
            return text.at();
        }

        @Override
        public long size() {
            return 1;
        }

        /** Null as yaml.v3 resolves it (resolve.go). */
        public boolean isNull() {
            return plain && List.of("", "~", "null", "Null", "NULL").contains(text.value());
        }

        @Override
        public String kind() {
            return isNull()
                    ? "nothing"
                    : "\"" + text.value().lines().findFirst().orElse("") + "\"";
        }
    }

    record Sequence(List<Yaml> items, Position at, long size) implements Yaml {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Mapping(List<Entry> entries, Position at, long size) implements Yaml {
        /** The last entry of that key: only a document's top level can have several. */
        public Optional<Entry> entry(String key) {
            return entries.stream().filter(e -> e.name().equals(key)).reduce((a, b) -> b);
        }

        @Override
        public String kind() {
            return "a map";
        }
    }

    record Entry(Text key, Yaml value) {
        public String name() {
            return key.value();
        }
    }

    default boolean absent() {
        return this instanceof Scalar scalar && scalar.isNull();
    }
}
