package dev.meshproof.sdl.yaml;

import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.SdlFiles;
import dev.meshproof.sdl.yaml.Yaml.Alias;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import dev.meshproof.sdl.yaml.Yaml.Sequence;
import dev.meshproof.sdl.yaml.Yaml.Style;
import dev.meshproof.sdl.yaml.goyaml.Events;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the tree. Depth and the number of values that aliases multiply into are bounded. */
final class TreeBuilder implements Events {
    private static final int MAX_DEPTH = 500;
    /** More than any document of {@link SdlFiles#MAX_BYTES} has without aliases. */
    private static final long MAX_VALUES = 600_000;

    private final Source source;
    private final Map<String, Anchor> anchors = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private Optional<Yaml> root = Optional.empty();
    private long values;

    TreeBuilder(Source source) {
        this.source = source;
    }

    Optional<Yaml> root() {
        return root;
    }

    /** What an anchor names, once it is complete. */
    private static final class Anchor {
        private Optional<Yaml> node = Optional.empty();
    }

    /** A list or map that is being read. */
    private record Open(boolean mapping, String tag, Position at, Anchor anchor, List<Yaml> children) {
        Yaml close() {
            long size = 1;
            for (Yaml child : children) {
                size += child.size();
            }
            if (!mapping) {
                return new Sequence(List.copyOf(children), tag, at, size);
            }
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i + 1 < children.size(); i += 2) {
                entries.add(new Entry(children.get(i), children.get(i + 1)));
            }
            return new Mapping(List.copyOf(entries), tag, at, size);
        }
    }

    @Override
    public void alias(String name, int start, int end) {
        Position at = source.at(start);
        Optional<Yaml> target = Optional.ofNullable(anchors.get(name)).flatMap(anchor -> anchor.node);
        if (target.isEmpty()) {
            boolean around = anchors.containsKey(name);
            throw failure(
                    "yaml-alias",
                    at,
                    name.length() + 1,
                    "*" + name + (around ? " stands inside what it names" : " names an anchor that is not there"),
                    around
                            ? "write out what is meant"
                            : "write &" + name + " before its use, or quotes around *" + name);
        }
        count(target.get().size(), at);
        add(new Alias(name, target.get(), at));
    }

    @Override
    public void scalar(Prefix prefix, String value, Style style, int start, int end) {
        Anchor anchor = anchor(prefix);
        Scalar scalar = new Scalar(
                ScalarPlaces.text(source, value, style, start, end),
                style,
                prefix.tag(),
                source.lengthOnLine(start, end));
        count(1, scalar.at());
        anchor.node = Optional.of(scalar);
        add(scalar);
    }

    @Override
    public void startSequence(Prefix prefix, int start) {
        start(false, prefix, start);
    }

    @Override
    public void startMapping(Prefix prefix, int start) {
        start(true, prefix, start);
    }

    private void start(boolean mapping, Prefix prefix, int start) {
        Position at = source.at(start);
        if (open.size() >= MAX_DEPTH) {
            throw failure(
                    "yaml-depth", at, 1, "more than " + MAX_DEPTH + " levels deep", "no SDL needs that; flatten it");
        }
        count(1, at);
        open.push(new Open(mapping, prefix.tag(), at, anchor(prefix), new ArrayList<>()));
    }

    @Override
    public void end() {
        Open closed = open.pop();
        Yaml node = closed.close();
        closed.anchor().node = Optional.of(node);
        add(node);
    }

    private Anchor anchor(Prefix prefix) {
        Anchor anchor = new Anchor();
        if (!prefix.anchor().isEmpty()) {
            anchors.put(prefix.anchor(), anchor);
        }
        return anchor;
    }

    private void add(Yaml node) {
        if (open.isEmpty()) {
            root = Optional.of(node);
        } else {
            open.element().children().add(node);
        }
    }

    private void count(long more, Position at) {
        values += more;
        if (values > MAX_VALUES) {
            throw failure(
                    "yaml-alias",
                    at,
                    1,
                    "the document's aliases multiply into more than " + MAX_VALUES + " values",
                    "write them out");
        }
    }

    private static SdlException failure(String code, Position at, int length, String message, String hint) {
        return SdlException.of(code, at, length, message, hint);
    }
}
