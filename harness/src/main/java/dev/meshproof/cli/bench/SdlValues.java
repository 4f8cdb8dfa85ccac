package dev.meshproof.cli.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@link SdlMutations} puts in, from mutations.txt. */
final class SdlValues {
    private final Map<String, List<String>> lists = new LinkedHashMap<>();

    SdlValues() {
        List<String> current = new ArrayList<>();
        for (String line : text().lines().toList()) {
            if (line.startsWith("|")) {
                current.add(unescaped(line.substring(1)));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                current = new ArrayList<>();
                lists.put(line, current);
            }
        }
    }

    private static String text() {
        try (InputStream in = SdlValues.class.getResourceAsStream("mutations.txt")) {
            if (in == null) {
                throw new IllegalStateException("mutations.txt is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String line) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '\\') {
                value.append(c);
                continue;
            }
            i++;
            switch (line.charAt(i)) {
                case 'n' -> value.append('\n');
                case 'u' -> {
                    value.append((char) Integer.parseInt(line.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> value.append(line.charAt(i));
            }
        }
        return value.toString();
    }

    /** One of the lists in capitals. */
    List<String> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    /** For a field of that name, or any. */
    List<String> of(String field) {
        return lists.getOrDefault(field, list("ANY"));
    }

    /** Every field that has values of its own. */
    List<String> fields() {
        return lists.keySet().stream().filter(name -> !name.matches("[A-Z]+")).toList();
    }
}
