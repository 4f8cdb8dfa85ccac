package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.chain.Quantities.Reading;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code gpu.attributes}: the vendor and its models (go/sdl, gpu.go, v2GPUAttributes; go/node/types/attributes). */
final class GpuAttributes {
    private static final Pattern KEY = Pattern.compile("[a-zA-Z][\\w/.\\-]{1,126}[\\w*]?");
    private static final String PREFIX = "vendor/nvidia/model/";
    private static final List<String> INTERFACES = List.of("pcie", "sxm");

    private final String path;
    private final Report report;
    private final Decoder decoder;

    GpuAttributes(String path, Report report) {
        this.path = path;
        this.report = report;
        this.decoder = new Decoder(report);
    }

    /** The attributes' keys; any model where none is named. Never empty. */
    List<String> read(Yaml node) {
        Optional<Fields> vendor = Optional.empty();
        Optional<Yaml> models = Optional.empty();
        if (Pairs.odd(node)) {
            report.error("not-a-map", node, path + " is a list", "write a map with vendor");
        }
        for (Entry entry : Pairs.of(node)) {
            if (!Pairs.value(entry.keyNode()).equals("vendor")) {
                report.error(
                        "gpu-attribute",
                        entry.keyNode(),
                        path + "." + entry.name() + " is no attribute of a GPU",
                        Suggestions.among(entry.name(), List.of("vendor")));
            } else if (Nulls.isNull(entry.node(), report)) {
                vendor = Optional.empty();
                models = Optional.empty();
            } else {
                vendor = decoder.struct(path + ".vendor", entry.node());
                Optional<Yaml> before = models;
                models = vendor.flatMap(v -> v.written("nvidia")).or(() -> before);
            }
        }
        if (vendor.isEmpty()) {
            report.error(
                    "gpu-vendor",
                    node,
                    path + " names no vendor",
                    "write vendor: {nvidia: } for any model, or list models below nvidia");
            return List.of(PREFIX + "*");
        }
        return models.map(this::keys).filter(keys -> !keys.isEmpty()).orElse(List.of(PREFIX + "*"));
    }

    private List<String> keys(Yaml nvidia) {
        String list = path + ".vendor.nvidia";
        List<String> keys = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Yaml item : decoder.list(list, nvidia)) {
            Optional<Fields> model = decoder.struct(list, item);
            if (model.isPresent()) {
                String key = PREFIX + key(model.get());
                checkKey(list, model.get(), key, seen.add(key));
                keys.add(key);
            }
        }
        keys.sort(null);
        return List.copyOf(keys);
    }

    private String key(Fields model) {
        String key = model.string("model").map(Text::value).orElse("");
        Optional<Long> ram = model.get("ram").flatMap(node -> ram(model, node));
        Optional<String> link = model.get("interface").flatMap(node -> link(model, node));
        return key
                + ram.map(bytes -> "/ram/" + (bytes >> 30) + "Gi").orElse("")
                + link.map(name -> "/interface/" + name).orElse("");
    }

    private Optional<Long> ram(Fields model, Yaml node) {
        String text = node.resolved() instanceof Scalar scalar ? scalar.value() : "";
        Reading reading = Quantities.gpuBytes(text);
        if (reading.value().isEmpty()) {
            report.error(
                    reading.code(),
                    node,
                    model.name("ram") + " \"" + text + "\": " + reading.problem(),
                    reading.hint());
            return Optional.empty();
        }
        return Optional.of(reading.value().getAsLong());
    }

    /** {@code sdl: invalid GPU interface}. */
    private Optional<String> link(Fields model, Yaml node) {
        String text = node.resolved() instanceof Scalar scalar ? scalar.value() : "";
        if (!INTERFACES.contains(text)) {
            report.error(
                    "gpu-interface",
                    node,
                    model.name("interface") + " is " + node.kind() + ", which Akash does not know",
                    Suggestions.nearest(text, INTERFACES)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("write pcie or sxm"));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** {@code attribute key does not match regexp}; {@code attributes cannot have duplicate keys}. */
    private void checkKey(String list, Fields model, String key, boolean first) {
        Yaml at = model.get("model").orElse(model.owner());
        if (!KEY.matcher(key).matches()) {
            report.error(
                    "gpu-model",
                    at,
                    list + " has the model \"" + key.substring(PREFIX.length()) + "\", which is not allowed",
                    "write letters, digits, dots and dashes, or * for any model");
        } else if (!first) {
            report.error(
                    "gpu-model",
                    at,
                    list + " names \"" + key.substring(PREFIX.length()) + "\" twice",
                    "keep one of them");
        }
    }
}
