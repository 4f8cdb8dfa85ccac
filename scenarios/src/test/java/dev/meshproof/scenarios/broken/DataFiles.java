package dev.meshproof.scenarios.broken;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.meshproof.claim.ClaimId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what is broken, and what is to come of it, from YAML files: an unknown key or claim is an error. */
final class DataFiles {
    private static final Path FOLDER = Path.of("src", "test", "resources");
    private static final String SUFFIX = ".yaml";
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(claims())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DataFiles() {}

    static <T> T read(String file, Class<T> type) {
        return read(FOLDER.resolve(file), type);
    }

    /** Every file of a folder, by its name without the suffix. */
    static <T> Map<String, T> readAll(String folder, Class<T> type) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            Map<String, T> read = new java.util.TreeMap<>();
            files.forEach(file -> read.put(name(file), read(file, type)));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if there is none */
    static ClaimId claim(String id) {
        return Arrays.stream(ClaimId.values())
                .filter(each -> each.toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no claim " + id));
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return YAML.readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(SUFFIX)) {
            throw new IllegalArgumentException(file + " is not named *" + SUFFIX);
        }
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** By the ids that docs/claims.md has, not by the names that the code has. */
    private static SimpleModule claims() {
        SimpleModule module = new SimpleModule();
        module.addKeyDeserializer(ClaimId.class, new KeyDeserializer() {
            @Override
            public ClaimId deserializeKey(String key, DeserializationContext context) {
                return claim(key);
            }
        });
        module.addDeserializer(ClaimId.class, new FromStringDeserializer<>(ClaimId.class) {
            private static final long serialVersionUID = 1;

            @Override
            protected ClaimId _deserialize(String value, DeserializationContext context) {
                return claim(value);
            }
        });
        return module;
    }

    /** Those of a suite that are to be run: {@code verify}, {@code all}, or names with commas between them. */
    static <T> List<T> chosen(Map<String, T> all, String which, java.util.function.Predicate<T> inEveryBuild) {
        if (which.equals("all")) {
            return List.copyOf(all.values());
        }
        if (which.equals("verify")) {
            return all.values().stream().filter(inEveryBuild).toList();
        }
        return Stream.of(which.split(","))
                .map(name -> {
                    T named = all.get(name);
                    if (named == null) {
                        throw new IllegalArgumentException("there is no " + name + " among " + all.keySet());
                    }
                    return named;
                })
                .toList();
    }
}
