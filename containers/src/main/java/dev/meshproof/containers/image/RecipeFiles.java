package dev.meshproof.containers.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The recipes' files on the class path, as bytes only: modes don't count, scripts are run by {@code sh}. */
final class RecipeFiles {
    private static final String FOLDER = "/meshproof/images/";

    private RecipeFiles() {}

    static byte[] read(String file) {
        try (InputStream in = RecipeFiles.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("recipe file " + FOLDER + file + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes every recipe's files below a folder. */
    static void unpack(Path folder) throws IOException {
        for (Recipe recipe : Recipes.ALL.values()) {
            for (String file : recipe.files()) {
                Path target = folder.resolve(file);
                Files.createDirectories(target.resolve("..").normalize());
                Files.write(target, read(file));
            }
        }
    }
}
