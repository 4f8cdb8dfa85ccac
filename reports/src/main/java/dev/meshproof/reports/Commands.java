package dev.meshproof.reports;

import dev.meshproof.run.RunResult;
import dev.meshproof.run.RunResult.FileRead;
import dev.meshproof.run.RunResult.SdlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command lines that do once more what was done. */
public final class Commands {
    private static final int MOST_FILES = 6;

    private Commands() {}

    /** The same SDLs, with the same lab file, policy and relays; many SDLs of one folder are named by it. */
    public static String verify(RunResult run) {
        return verify(run, List.of(), named(files(run)));
    }

    /** As {@link #verify(RunResult)}, with each SDL by its own name. */
    static String verifyEach(RunResult run) {
        return verify(run, List.of(), files(run));
    }

    /** The same, and only what one claim needs: most claims ask nothing of a replica that did not join. */
    public static String verify(RunResult run, String claim) {
        return verify(run, claim.equals("joined") ? List.of(claim) : List.of("joined", claim), named(files(run)));
    }

    private static String verify(RunResult run, List<String> claims, List<String> files) {
        List<String> words = new ArrayList<>(List.of("./meshproof", "verify"));
        if (!claims.isEmpty()) {
            words.addAll(List.of("--claims", String.join(",", claims)));
        }
        run.plan().labFile().map(FileRead::file).ifPresent(file -> words.addAll(List.of("--lab", file)));
        run.plan().policy().map(FileRead::file).ifPresent(file -> words.addAll(List.of("--policy", file)));
        if (run.plan().relays().size() > 1) {
            words.addAll(List.of("--relays", String.valueOf(run.plan().relays().size())));
        }
        words.addAll(files);
        return words.stream().map(Commands::quoted).collect(Collectors.joining(" "));
    }

    private static List<String> files(RunResult run) {
        return run.sdls().stream().map(SdlFile::file).distinct().toList();
    }

    /** Many of one folder are named by it. */
    private static List<String> named(List<String> files) {
        List<String> folders = files.stream()
                .map(file -> file.contains("/") ? file.substring(0, file.lastIndexOf('/') + 1) : "./")
                .distinct()
                .toList();
        return files.size() > MOST_FILES && folders.size() == 1 ? folders : files;
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9._/=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
