package dev.meshproof.plan;

import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Severity;
import dev.meshproof.sdl.Text;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Kubernetes replaces in command, args and env values before a container starts (its third_party/forked/golang/expansion),
 * and a lab does not.
 */
record KubernetesExpansion(Sdl.Service service) {
    private static final Pattern EXPANDED = Pattern.compile("\\$\\$|\\$\\(([-._a-zA-Z][-._a-zA-Z0-9]*)\\)");

    void check(Diagnostics found) {
        List<String> names = service.env().stream()
                .map(item -> EnvVariable.of(item.value()).name())
                .toList();
        service.command().forEach(text -> expanded(text, names, found));
        service.args().forEach(text -> expanded(text, names, found));
        service.env().forEach(text -> expanded(text, names, found));
    }

    private static void expanded(Text text, List<String> env, Diagnostics found) {
        EXPANDED.matcher(text.value())
                .results()
                .filter(match -> match.group(1) == null || env.contains(match.group(1)))
                .findFirst()
                .ifPresent(match -> found.add(
                        Severity.WARNING,
                        "kubernetes-expansion",
                        text.at(match.start()),
                        match.group().length(),
                        "\"" + match.group()
                                + "\": a provider's Kubernetes replaces this before the container starts, and"
                                + " the lab does not",
                        match.group(1) == null
                                ? "Kubernetes makes one $ of two; write $$$$ to keep both"
                                : "write $" + match.group(1) + " for the shell to replace, or $" + match.group()
                                        + " to keep it"));
    }
}
