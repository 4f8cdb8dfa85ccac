package dev.meshproof.containers.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Runs recipes, each at most once and as soon as what it needs is there. A result is a folder in the cache, named after
 * the recipe and its hash and moved there whole, so that an interrupted build leaves nothing that looks finished.
 * Used under the {@link BuildLock}.
 */
final class RecipeBuilds {
    private final Path cache;
    private final RecipeHashes hashes;
    private final Executor threads;
    private final Progress progress;
    private final Map<String, CompletableFuture<Path>> results = new HashMap<>();

    RecipeBuilds(Path cache, RecipeHashes hashes, Executor threads, Progress progress) {
        this.cache = cache;
        this.hashes = hashes;
        this.threads = threads;
        this.progress = progress;
    }

    /** Where a recipe's result lies, or will. */
    static Path result(Path cache, RecipeHashes hashes, String recipe) {
        return cache.resolve("builds").resolve(recipe + "-" + hashes.of(recipe));
    }

    /** Clears away what interrupted builds left, lays out the recipes, and checks the tools that these builds need. */
    void prepare(Collection<String> recipes) throws IOException {
        Folders.delete(cache.resolve("work"));
        Files.createDirectories(cache.resolve("builds"));
        Files.createDirectories(cache.resolve("logs"));
        RecipeFiles.unpack(recipeFolder());
        Set<HostTool> tools = new LinkedHashSet<>();
        recipes.forEach(recipe -> collectTools(recipe, tools));
        HostTools.require(tools, log("host-tools"), progress);
    }

    private void collectTools(String name, Set<HostTool> tools) {
        if (Files.isDirectory(result(cache, hashes, name))) {
            return;
        }
        tools.addAll(Recipes.named(name).tools());
        Recipes.named(name).needs().forEach(need -> collectTools(need, tools));
    }

    /** The result of a recipe, built if it is not in the cache. */
    synchronized CompletableFuture<Path> of(String name) {
        CompletableFuture<Path> known = results.get(name);
        if (known != null) {
            return known;
        }
        Path result = result(cache, hashes, name);
        CompletableFuture<Path> started = Files.isDirectory(result)
                ? CompletableFuture.completedFuture(result)
                : CompletableFuture.allOf(Recipes.named(name).needs().stream()
                                .map(this::of)
                                .toArray(CompletableFuture[]::new))
                        .thenApplyAsync(ready -> run(Recipes.named(name), result), threads);
        results.put(name, started);
        return started;
    }

    private Path run(Recipe recipe, Path result) {
        long start = System.nanoTime();
        progress.report(recipe.name(), "building");
        Path folder = cache.resolve("work").resolve(recipe.name());
        try {
            Path work = Files.createDirectories(folder.resolve("work"));
            Path out = Files.createDirectories(folder.resolve("out"));
            Map<String, String> environment = new HashMap<>(Map.of(
                    "RECIPES", recipeFolder().toString(),
                    "OUT", out.toString(),
                    "CACHE", cache.toString()));
            for (String need : recipe.needs()) {
                environment.put(
                        "NEED_" + need.toUpperCase(Locale.ROOT).replace('-', '_'),
                        result(cache, hashes, need).toString());
            }
            Path script = recipeFolder().resolve(recipe.name()).resolve("build.sh");
            Files.deleteIfExists(log(recipe.name()));
            try (RunningCommand command = RunningCommand.start(
                    List.of("sh", "-e", script.toString()), log(recipe.name()), work, environment)) {
                command.await(seconds -> progress.report(recipe.name(), "still building after " + seconds + " s"));
            }
            for (Path outdated : earlierResults(recipe.name())) {
                Folders.delete(outdated);
            }
            Files.move(out, result, StandardCopyOption.ATOMIC_MOVE);
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("recipe " + recipe.name() + " failed in " + folder, e);
        }
        progress.report(
                recipe.name(),
                "built in " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
        return result;
    }

    private List<Path> earlierResults(String name) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> builds = Files.newDirectoryStream(cache.resolve("builds"))) {
            for (Path build : builds) {
                if (build.getFileName().toString().matches(name + "-[0-9a-f]{16}")) {
                    found.add(build);
                }
            }
        }
        return found;
    }

    private Path recipeFolder() {
        return cache.resolve("work").resolve("recipes");
    }

    private Path log(String name) {
        return cache.resolve("logs").resolve(name + ".log");
    }
}
