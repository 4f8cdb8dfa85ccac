package dev.meshproof.sdl.console.jsyaml;

import dev.meshproof.sdl.console.jsyaml.Node.Entry;
import dev.meshproof.sdl.console.jsyaml.Node.Nothing;
import dev.meshproof.sdl.console.jsyaml.Node.Obj;
import dev.meshproof.sdl.console.jsyaml.Node.Seq;
import dev.meshproof.sdl.console.jsyaml.Node.Shape;
import dev.meshproof.sdl.console.jsyaml.Node.Str;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists and maps that a tag names (js-yaml, lib/type: seq, omap, pairs, map, set). */
final class Collections {
    private Collections() {}

    static Optional<Node> sequence(String type, Node node, int place) {
        if (node instanceof Nothing) {
            return Optional.of(new Seq(List.of(), place, -1));
        }
        if (!(node instanceof Seq list)) {
            return Optional.empty();
        }
        return switch (type) {
            case "omap" -> singles(list) && distinct(list) ? Optional.of(node) : Optional.empty();
            case "pairs" -> singles(list) ? Optional.of(pairs(list)) : Optional.empty();
            default -> Optional.of(node);
        };
    }

    private static boolean singles(Seq list) {
        return list.items().stream()
                .allMatch(item -> item instanceof Obj map
                        && map.shape() == Shape.MAP
                        && map.entries().size() == 1);
    }

    private static boolean distinct(Seq list) {
        Set<String> keys = new HashSet<>();
        return list.items().stream()
                .allMatch(item ->
                        item instanceof Obj map && keys.addAll(map.entries().keySet()));
    }

    private static Seq pairs(Seq list) {
        List<Node> pairs = new ArrayList<>();
        for (Node item : list.items()) {
            if (item instanceof Obj map) {
                map.entries().forEach((name, entry) -> pairs.add(pair(name, entry, item)));
            }
        }
        return new Seq(pairs, list.start(), list.end());
    }

    private static Seq pair(String name, Entry entry, Node item) {
        Node key = new Str(name, entry.key().start(), entry.key().end());
        return new Seq(List.of(key, entry.value()), item.start(), item.end());
    }

    static Optional<Node> mapping(String type, Node node, int place) {
        if (node instanceof Nothing) {
            return Optional.of(new Obj(new LinkedHashMap<>(), Shape.MAP, place, -1));
        }
        if (!(node instanceof Obj map)) {
            return Optional.empty();
        }
        boolean set = map.entries().values().stream().allMatch(entry -> entry.value() instanceof Nothing);
        return type.equals("set") && !set ? Optional.empty() : Optional.of(node);
    }
}
