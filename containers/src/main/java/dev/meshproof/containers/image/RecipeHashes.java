package dev.meshproof.containers.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a recipe comes to: a hash over its files and the hashes of the recipes it needs. Two equal hashes mean that
 * nothing has to be built again. Thread-safe.
 */
final class RecipeHashes {
    private static final int DIGITS = 16;

    private final Map<String, Recipe> recipes;
    private final Function<String, byte[]> files;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    RecipeHashes(Map<String, Recipe> recipes, Function<String, byte[]> files) {
        this.recipes = recipes;
        this.files = files;
    }

    static RecipeHashes ofClassPath() {
        return new RecipeHashes(Recipes.ALL, RecipeFiles::read);
    }

    /** The hash of one recipe, in hexadecimal digits. */
    String of(String name) {
        String hash = known.get(name);
        if (hash == null) {
            hash = compute(name);
            known.put(name, hash);
        }
        return hash;
    }

    private String compute(String name) {
        Recipe recipe = recipes.get(name);
        if (recipe == null) {
            throw new IllegalArgumentException("no recipe " + name);
        }
        MessageDigest digest = sha256();
        add(digest, name.getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> sorted = new TreeMap<>();
        recipe.files().forEach(file -> sorted.put(file, files.apply(file)));
        sorted.forEach((file, content) -> {
            add(digest, file.getBytes(StandardCharsets.UTF_8));
            add(digest, content);
        });
        recipe.needs().stream().sorted().forEach(need -> add(digest, of(need).getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(part);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
