package dev.meshproof.cli;

import dev.meshproof.cli.progress.Progress;
import dev.meshproof.cli.progress.ProgressLines;
import dev.meshproof.containers.image.ImageOrigin;
import dev.meshproof.containers.image.Origin;
import dev.meshproof.verify.LabEngine;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshproof images}. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = "Pulls or builds the images of a lab, or lists them. What is there and current is left alone.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all are there", "2:wrong use", "3:one could not be had, or no engine answers"},
        footerHeading = "%nExamples:%n",
        footer = {"  meshproof images", "  meshproof images nginx:1.29.3 --images PULL", "  meshproof images --list"})
final class Images implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "IMAGE",
            description = "Images that SDLs name (default: alpine:latest, debian:bookworm-slim).")
    private List<String> names = List.of("alpine:latest", "debian:bookworm-slim");

    @Option(
            names = "--images",
            paramLabel = "ORIGIN",
            description = "AUTO (pull where a registry answers, else build), PULL or STAND_IN (default: AUTO).")
    private Origin origin = Origin.AUTO;

    @Option(names = "--list", description = "Only list what is there.")
    private boolean list;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new ProgressLines(spec.commandLine().getErr(), false);
        LabEngine engine = new LabEngine();
        List<ImageOrigin> origins = list
                ? engine.listImages()
                : engine.images(names, origin, progress::event).origins();
        for (ImageOrigin image : origins) {
            String versions = new TreeMap<>(image.versions())
                    .entrySet().stream()
                            .map(version -> version.getKey() + " " + version.getValue())
                            .collect(Collectors.joining(", "));
            out.printf("%-34s %-9s %-14.14s %s%n", image.name(), image.kind(), image.digestOrRecipe(), versions);
        }
        return 0;
    }
}
