package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code storage.attributes} (go/sdl, storage.go, v2StorageAttributes.UnmarshalYAML, and utils.go). */
record StorageAttributes(boolean persistent, Optional<String> storageClass) {
    static final StorageAttributes NONE = new StorageAttributes(false, Optional.empty());

    private static final List<String> NAMES = List.of("persistent", "class");
    private static final List<String> CLASSES = List.of("default", "beta1", "beta2", "beta3", "ram");

    static StorageAttributes read(String path, Yaml node, Decoder decoder) {
        Report report = decoder.report();
        Map<String, Maps.Item> items = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (Maps.Item item : decoder.map(path, node)) {
            Optional<Text> text = decoder.string(path + "." + item.name(), item.node());
            items.put(item.name(), item);
            values.put(item.name(), text.map(Text::value).orElse(""));
        }
        for (Maps.Item item : items.values()) {
            refuseUnknown(path, item, report);
        }
        String persistent = values.getOrDefault("persistent", "false");
        String storageClass = values.getOrDefault("class", "");
        boolean bool = checkPersistent(path, items, persistent, report);
        if (storageClass.isEmpty() && persistent.equals("true")) {
            return new StorageAttributes(true, Optional.of("default"));
        }
        Maps.Item named = items.get("class");
        if (named == null) {
            return new StorageAttributes(bool, Optional.empty());
        }
        if (checkClass(path, named, storageClass, report)) {
            checkBoth(path, named, storageClass, persistent, report);
        }
        return new StorageAttributes(bool, Optional.of(storageClass));
    }

    /** {@code sdl: unsupported storage attribute}. */
    private static void refuseUnknown(String path, Maps.Item item, Report report) {
        if (!NAMES.contains(item.name())) {
            report.error(
                    "storage-attribute",
                    item.key(),
                    path + "." + item.name() + " is no attribute that Akash knows",
                    Suggestions.among(item.name(), NAMES));
        }
    }

    /** {@code sdl: invalid value for attribute "persistent". expected bool}. */
    private static boolean checkPersistent(String path, Map<String, Maps.Item> items, String value, Report report) {
        switch (value) {
            case "true", "on", "yes":
                return true;
            case "false", "off", "no":
                return false;
            default:
                Maps.Item item = items.get("persistent");
                if (item != null) {
                    report.error(
                            "storage-persistent",
                            item.node(),
                            path + ".persistent is \"" + value + "\", which is neither true nor false",
                            "write true or false, in lower case");
                }
                return false;
        }
    }

    /** {@code sdl: invalid value for attribute class}. */
    private static boolean checkClass(String path, Maps.Item named, String storageClass, Report report) {
        if (CLASSES.contains(storageClass)) {
            return true;
        }
        report.error(
                "storage-class",
                named.node(),
                path + ".class is \"" + storageClass + "\", which is no class that Akash knows",
                Suggestions.among(storageClass, CLASSES));
        return false;
    }

    /** {@code ram storage class cannot be persistent}; {@code ephemeral storage should not set attribute class}. */
    private static void checkBoth(String path, Maps.Item named, String storageClass, String persistent, Report report) {
        if (storageClass.equals("ram")) {
            if (!persistent.equals("false")) {
                report.error(
                        "storage-ram-persistent",
                        named.node(),
                        path + " has class ram and persistent \"" + persistent + "\"",
                        "memory is never persistent: write persistent: false, or leave it out");
            }
        } else if (persistent.equals("false")) {
            report.error(
                    "storage-class-ephemeral",
                    named.node(),
                    path + " has class " + storageClass + " but is not persistent",
                    "add persistent: true, or leave the class out");
        }
    }
}
