package dev.meshproof.cli.manual;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the command line reads beside its arguments, and where it leaves things: for the manual. */
final class Surroundings {
    private Surroundings() {}

    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(".meshproof/runs/", "Each run has a folder of its own in it, unless --runs says otherwise.");
        files.put("~/.cache/meshproof/", "Packages from which images are built, and their indexes.");
        files.put(
                "~/.local/state/meshproof/",
                "Logs of what the launcher installed and of the engine that it started, or under $XDG_STATE_HOME.");
        return files;
    }

    static Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("DOCKER_HOST", "The engine that labs run on, and no other then (default: this machine's).");
        variables.put("NO_COLOR", "If set, nothing is coloured.");
        variables.put("TERM", "If dumb, nothing is coloured and no line is written again.");
        variables.put("COLUMNS", "How wide the terminal is, in place of what it says itself.");
        variables.put("MESHPROOF_CACHE", "The package cache, in place of ~/.cache/meshproof.");
        variables.put("MESHPROOF_JAVA_OPTS", "More options for the JVM.");
        variables.put("MESHPROOF_NO_INSTALL", "If 1, the launcher never installs or starts anything.");
        variables.put("MESHPROOF_STACKTRACE", "If set, what nobody expected is told with its stack trace.");
        variables.put("MESHPROOF_STATE", "The launcher's logs, in place of ~/.local/state/meshproof.");
        variables.put("SSL_CERT_FILE", "The root certificates that downloads trust, where it is set.");
        return variables;
    }
}
