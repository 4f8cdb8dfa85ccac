package dev.meshproof.containers.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sees to it that this machine has what the recipes run, by apt where it may. */
final class HostTools {
    private HostTools() {}

    /**
     * Makes the tools available.
     *
     * @throws ImageException naming what to install, where that cannot be done from here
     */
    static void require(Collection<HostTool> tools, Path log, Progress progress) throws IOException {
        Set<HostTool> missing = missing(tools);
        List<String> packages =
                missing.stream().flatMap(tool -> tool.debianPackage().stream()).toList();
        if (!packages.isEmpty() && mayInstall()) {
            progress.report("images", "installing what builds need: apt-get install " + String.join(" ", packages));
            List<String> install =
                    new ArrayList<>(List.of("apt-get", "install", "--yes", "-qq", "--no-install-recommends"));
            install.addAll(packages);
            try (RunningCommand update = RunningCommand.start(List.of("apt-get", "update", "-qq"), log)) {
                update.await();
            }
            try (RunningCommand command = RunningCommand.start(install, log)) {
                command.await();
            }
            missing = missing(missing);
        }
        if (!missing.isEmpty()) {
            throw new ImageException("building images needs "
                    + missing.stream().map(HostTools::advice).collect(Collectors.joining(", "))
                    + "; install what is missing, or reach an image registry");
        }
    }

    private static Set<HostTool> missing(Collection<HostTool> tools) {
        return tools.stream()
                .filter(tool -> !tool.isPresent())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(HostTool.class)));
    }

    private static boolean mayInstall() {
        return "root".equals(System.getProperty("user.name")) && Files.isReadable(Path.of("/etc/debian_version"));
    }

    private static String advice(HostTool tool) {
        return tool.program()
                + tool.debianPackage()
                        .map(name -> " (Debian: " + name + ")")
                        .orElse(" (1.26 or later; Debian's is too old, see go.dev/dl)");
    }
}
