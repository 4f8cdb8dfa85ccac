package dev.meshproof.sdl.yaml;

import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Text;
import java.util.List;
import java.util.Optional;

/**
 * A YAML document as a tree with positions, as it is written: keys given twice and {@code <<} stay where they stand, and
 * nothing is made of a scalar, since Akash's two judges differ on all three.
 */
public sealed interface Yaml {
    /** The prefix of YAML's own tags: {@code !!str} is {@code tag:yaml.org,2002:str}. */
    String TAG_PREFIX = "tag:yaml.org,2002:";

    Position at();

    /** How many nodes a walk over it meets, aliases followed. */
    long size();

    /** What it is, for messages. */
    String kind();

    /** Of its text on its first line, in code points; 1 for lists and maps. */
    int length();

    /** As written, {@code !!} written out; empty where there is none. */
    String tag();

    /** What an alias stands for; itself otherwise. */
    default Yaml resolved() {
        return this;
    }

    /** Whether it is null as both judges read it. */
    default boolean absent() {
        return resolved() instanceof Scalar scalar && scalar.isNull();
    }

    /** How a scalar is written. */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    record Scalar(Text text, Style style, String tag, int length) implements Yaml {
        public String value() {
            return text.value();
        }

        /** Whether it was written without quotes and without a tag. */
        public boolean plain() {
            return style == Style.PLAIN && tag.isEmpty();
        }

        @Override
        public Position at() {
            return text.at();
        }

        @Override
        public long size() {
            return 1;
        }

        /** Null as yaml.v3 (resolve.go) and js-yaml resolve it. */
        public boolean isNull() {
            return plain()
                    && switch (text.value()) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }

        @Override
        public String kind() {
            return isNull()
                    ? "nothing"
                    : "\"" + text.value().lines().findFirst().orElse("") + "\"";
        }
    }

    /** @param nodes as written, aliases among them */
    record Sequence(List<Yaml> nodes, String tag, Position at, long size) implements Yaml {
        /** Aliases followed. */
        public List<Yaml> items() {
            return nodes.stream().map(Yaml::resolved).toList();
        }

        @Override
        public int length() {
            return 1;
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** @param entries in the order of the file, with those of a key that is given twice, and with {@code <<} */
    record Mapping(List<Entry> entries, String tag, Position at, long size) implements Yaml {
        /** The last entry of that key. */
        public Optional<Entry> entry(String key) {
            return entries.stream().filter(e -> e.name().equals(key)).reduce((a, b) -> b);
        }

        @Override
        public int length() {
            return 1;
        }

        @Override
        public String kind() {
            return "a map";
        }
    }

    /** @param name of the anchor whose {@code target} it stands for */
    record Alias(String name, Yaml target, Position at) implements Yaml {
        @Override
        public Yaml resolved() {
            return target;
        }

        @Override
        public long size() {
            return target.size();
        }

        @Override
        public int length() {
            return name.codePointCount(0, name.length()) + 1;
        }

        @Override
        public String tag() {
            return "";
        }

        @Override
        public String kind() {
            return target.kind();
        }
    }

    /**
     * @param keyNode as written: mostly a scalar, but YAML allows anything
     * @param node as written, perhaps an alias
     */
    record Entry(Yaml keyNode, Yaml node) {
        /** Aliases followed. */
        public Yaml value() {
            return node.resolved();
        }

        /** The key where it is a scalar, aliases followed; empty text at its place otherwise. */
        public Text key() {
            return keyNode.resolved() instanceof Scalar scalar
                    ? scalar.text()
                    : new Text("", keyNode.at(), index -> keyNode.at());
        }

        public String name() {
            return key().value();
        }

        /** {@code <<}, plain: what merges another map, where the judge knows merging. */
        public boolean merges() {
            return keyNode instanceof Scalar scalar
                    && scalar.plain()
                    && scalar.value().equals("<<");
        }
    }
}
