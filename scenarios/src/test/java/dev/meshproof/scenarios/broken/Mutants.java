package dev.meshproof.scenarios.broken;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.InjectableValues;
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

/** All mutants and their bases, as their files have them. */
final class Mutants {
    private static final Path FILES = Path.of("src", "test", "resources", "mutants");
    private static final String SUFFIX = ".yaml";

    private Mutants() {}

    static Map<String, Base> bases() {
        return read(FILES.resolve("bases.yaml"), Bases.class).bases();
    }

    private record Bases(Map<String, Base> bases) {}

    static List<Mutant> all() {
        try (Stream<Path> files = Files.list(FILES.resolve("each"))) {
            return files.sorted().map(file -> read(file, Mutant.class)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The mutants to run.
     *
     * @param which {@code verify} for those of every build, {@code all}, or names with commas between them
     * @throws IllegalArgumentException if a name is none
     */
    static List<Mutant> chosen(String which) {
        List<Mutant> all = all();
        if (which.equals("all")) {
            return all;
        }
        if (which.equals("verify")) {
            return all.stream()
                    .filter(mutant -> mutant.tier() == Mutant.Tier.VERIFY)
                    .toList();
        }
        List<String> names = Arrays.asList(which.split(","));
        List<Mutant> named =
                all.stream().filter(mutant -> names.contains(mutant.name())).toList();
        if (named.size() != names.size()) {
            throw new IllegalArgumentException("mutants=" + which + " names one that is not among " + all);
        }
        return named;
    }

    private static <T> T read(Path file, Class<T> type) {
        String name = file.getFileName().toString();
        try {
            return mapper()
                    .setInjectableValues(new InjectableValues.Std()
                            .addValue(String.class, name.substring(0, name.length() - SUFFIX.length())))
                    .readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    private static ObjectMapper mapper() {
        SimpleModule ids = new SimpleModule();
        ids.addKeyDeserializer(ClaimId.class, new com.fasterxml.jackson.databind.KeyDeserializer() {
            @Override
            public ClaimId deserializeKey(String key, DeserializationContext context) {
                return claim(key);
            }
        });
        ids.addDeserializer(ClaimId.class, new FromStringDeserializer<>(ClaimId.class) {
            private static final long serialVersionUID = 1;

            @Override
            protected ClaimId _deserialize(String value, DeserializationContext context) {
                return claim(value);
            }
        });
        return YAMLMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(ids)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
    }

    /** @throws IllegalArgumentException if there is none */
    static ClaimId claim(String id) {
        return Arrays.stream(ClaimId.values())
                .filter(each -> each.toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no claim " + id));
    }
}
