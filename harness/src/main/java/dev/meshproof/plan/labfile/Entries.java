package dev.meshproof.plan.labfile;

import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Severity;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The entries of one map of a lab file, read strictly: each key once, none unknown, and each value of the type that is wanted.
 * Every mistake is collected, and reading goes on.
 *
 * @param path names the map in messages, e.g. {@code sdls.a.yaml}; empty for the whole file
 */
record Entries(Mapping map, String path, Position at, Diagnostics found) {
    Entries {
        Set<String> seen = new HashSet<>();
        for (Entry entry : map.entries()) {
            if (!seen.add(entry.name())) {
                wrong(found, "duplicate", entry.key(), entry.name() + " is given twice", "keep one of them");
            }
        }
    }

    Entries only(String... keys) {
        List<String> known = List.of(keys);
        for (Entry entry : map.entries()) {
            if (!known.contains(entry.name())) {
                wrong(
                        found,
                        "unknown-key",
                        entry.key(),
                        name(entry.name()) + ": a lab file has no such key",
                        Spelling.hint(entry.name(), known, "key"));
            }
        }
        return this;
    }

    String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Optional<Yaml> get(String key) {
        return map.entry(key).map(Entry::value);
    }

    Optional<Located<String>> text(String key) {
        return scalar(key, Words.TEXT).map(Text::located);
    }

    /** @param wanted what to write instead, for the hint */
    Optional<Located<String>> text(String key, Pattern pattern, String wanted) {
        Optional<Located<String>> text = text(key);
        return text.filter(value -> matches(key, value, pattern, wanted));
    }

    private boolean matches(String key, Located<String> value, Pattern pattern, String wanted) {
        boolean matches = pattern.matcher(value.value()).matches();
        if (!matches) {
            value(value.at(), key, "\"" + value.value() + "\" is not allowed", "write " + wanted);
        }
        return matches;
    }

    Optional<Located<Boolean>> bool(String key) {
        return scalar(key, Words.BOOLEAN).map(text -> new Located<>(text.value().equalsIgnoreCase("true"), text.at()));
    }

    Optional<Located<Integer>> number(String key, int least, int most) {
        return scalar(key, Words.INTEGER).flatMap(text -> {
            String digits = text.value().replace("+", "");
            if (digits.matches("[0-9]{1,9}")) {
                int number = Integer.parseInt(digits);
                if (number >= least && number <= most) {
                    return Optional.of(new Located<>(number, text.at()));
                }
            }
            value(text.at(), key, text.value() + " is not allowed", "write a number from " + least + " to " + most);
            return Optional.empty();
        });
    }

    /** A constant by its name in kebab case. */
    <E extends Enum<E>> Optional<Located<E>> oneOf(String key, E[] values) {
        List<String> words = new ArrayList<>();
        for (E value : values) {
            words.add(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return oneOf(key, words).map(word -> new Located<>(values[words.indexOf(word.value())], word.at()));
    }

    Optional<Located<String>> oneOf(String key, List<String> words) {
        Optional<Located<String>> text = text(key);
        text.filter(word -> !words.contains(word.value()))
                .ifPresent(word -> value(
                        word.at(),
                        key,
                        "\"" + word.value() + "\" is not allowed",
                        Spelling.nearest(word.value(), words).isPresent()
                                ? Spelling.hint(word.value(), words, "")
                                : "write one of " + String.join(", ", words)));
        return text.filter(word -> words.contains(word.value()));
    }

    private Optional<Text> scalar(String key, Words wanted) {
        Optional<Yaml> value = get(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Scalar scalar && Words.of(scalar) == wanted) {
            return Optional.of(scalar.text());
        }
        boolean quotes = value.get() instanceof Scalar scalar && wanted == Words.TEXT && !scalar.isNull();
        value(
                value.get().at(),
                key,
                "is " + (quotes ? "a number or a boolean" : value.get().kind()),
                quotes ? "put it in quotes" : "write " + wanted.wanted());
        return Optional.empty();
    }

    Optional<Entries> map(String key) {
        return map.entry(key).flatMap(this::map);
    }

    private Optional<Entries> map(Entry entry) {
        if (entry.value() instanceof Mapping mapping) {
            return Optional.of(
                    new Entries(mapping, name(entry.name()), entry.key().at(), found));
        }
        value(
                entry.value().at(),
                entry.name(),
                "is " + entry.value().kind(),
                "write a map: \"name: value\" lines, indented");
        return Optional.empty();
    }

    /** Every entry, which is to be a map itself, with its key. */
    List<Named> maps() {
        List<Named> named = new ArrayList<>();
        map.entries()
                .forEach(entry -> map(entry)
                        .ifPresent(entries -> named.add(new Named(entry.key().located(), entries))));
        return named;
    }

    record Named(Located<String> name, Entries entries) {}

    List<Located<String>> keys() {
        return map.entries().stream().map(entry -> entry.key().located()).toList();
    }

    void value(Position place, String key, String saw, String hint) {
        found.error("lab-file-value", place, name(key) + ": " + saw, hint);
    }

    private static void wrong(Diagnostics found, String code, Text key, String message, String hint) {
        found.add(
                Severity.ERROR,
                "lab-file-" + code,
                key.at(),
                key.value().codePointCount(0, key.value().length()),
                message,
                hint);
    }
}
