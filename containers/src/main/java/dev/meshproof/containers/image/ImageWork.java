package dev.meshproof.containers.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Carries out a plan: pulls and builds, as much at once as the recipes allow. Used under the {@link BuildLock}. */
final class ImageWork {
    private static final int THREADS = 6;

    private final Engine engine;
    private final Path cache;
    private final RecipeHashes hashes;
    private final Progress progress;

    ImageWork(Engine engine, Path cache, RecipeHashes hashes, Progress progress) {
        this.engine = engine;
        this.cache = cache;
        this.hashes = hashes;
        this.progress = progress;
    }

    void carryOut(ImagePlan plan) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            RecipeBuilds builds = new RecipeBuilds(cache, hashes, threads, progress);
            builds.prepare(plan.builds().stream().map(Choice.Build::recipe).toList());
            List<CompletableFuture<?>> work = new ArrayList<>();
            plan.users().forEach((name, choice) -> pull(name, choice, threads).ifPresent(work::add));
            String headscale = LabImage.HEADSCALE.names("").get(0);
            pull(headscale, plan.own().get(LabImage.HEADSCALE), threads).ifPresent(work::add);
            CompletableFuture<String> support = null;
            for (Choice.Build build : plan.builds()) {
                if (build.image() == LabImage.SUPPORT) {
                    support = builds.of(build.recipe())
                            .thenApplyAsync(context -> build(build, context, Map.of()), threads);
                    work.add(support);
                }
            }
            if (support == null && plan.own().get(LabImage.SUPPORT) instanceof Choice.Use use) {
                support = CompletableFuture.completedFuture(use.image().id());
            }
            for (Choice.Build build : plan.builds()) {
                if (build.image() == LabImage.PACKAGES && support != null) {
                    work.add(builds.of(build.recipe())
                            .thenCombineAsync(
                                    support,
                                    (context, base) -> build(build, context, Map.of("SUPPORT", base)),
                                    threads));
                } else if (build.image() != LabImage.SUPPORT) {
                    work.add(builds.of(build.recipe())
                            .thenApplyAsync(context -> build(build, context, Map.of()), threads));
                }
            }
            CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();
            Folders.delete(cache.resolve("work"));
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<CompletableFuture<Void>> pull(String name, @Nullable Choice choice, ExecutorService threads) {
        if (!(choice instanceof Choice.Pull)) {
            return Optional.empty();
        }
        return Optional.of(CompletableFuture.runAsync(
                () -> {
                    progress.report(name, "pulling");
                    engine.pull(name);
                    progress.report(name, "pulled");
                },
                threads));
    }

    private String build(Choice.Build build, Path context, Map<String, String> arguments) {
        LabImage image = build.image();
        try {
            String hash = hashes.of(build.recipe());
            List<String> free = image.names(hash).stream()
                    .filter(name -> !image.official() || isOurs(name))
                    .toList();
            Map<String, String> labels = new HashMap<>();
            labels.put(ImageLabels.RECIPE, hash);
            labels.put(ImageLabels.VERSIONS, ImageLabels.format(versions(context)));
            if (image.keyed()) {
                Path packages = RecipeBuilds.result(cache, hashes, LabImage.PACKAGES.recipe());
                labels.put(ImageLabels.KEY, MirrorKey.of(packages));
            }
            String id = engine.build(context, free, labels, arguments);
            progress.report(free.get(0), "image ready");
            if (image != LabImage.PACKAGES) {
                Folders.delete(context);
            }
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException("image of recipe " + build.recipe(), e);
        }
    }

    /** Whether a name is free for us: what was pulled or made by somebody else keeps its name. */
    private boolean isOurs(String name) {
        return Engine.find(engine.images(), name)
                .map(image -> image.recipe().isPresent())
                .orElse(true);
    }

    private static Map<String, String> versions(Path context) throws IOException {
        Map<String, String> versions = new TreeMap<>();
        for (String line : Files.readAllLines(context.resolve("versions"))) {
            String[] words = line.split(" ", 2);
            versions.put(words[0], words[words.length - 1].strip());
        }
        return versions;
    }
}
