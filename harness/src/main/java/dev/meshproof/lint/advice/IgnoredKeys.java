package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.lint.Spelling;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import dev.meshproof.sdl.yaml.Yaml.Sequence;
import java.util.Map;

/** Nested keys that the chain decodes past without a word (yaml.v3 into the structs of chain-sdk, go/sdl). */
public final class IgnoredKeys implements Advice {
    /** Keys of Compose and Kubernetes, and what to write instead. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("ports", "write expose: with port:, as: and to:"),
            Map.entry(
                    "depends_on", "write dependencies:, which nothing waits for; let the program wait for its sibling"),
            Map.entry("environment", "write env: with items NAME=value"),
            Map.entry("entrypoint", "write command:"),
            Map.entry("volumes", "write storage: in the compute profile and params: {storage: …} in the service"),
            Map.entry("volumeMounts", "write params: {storage: …}"),
            Map.entry("privileged", "leave it out: providers grant no privileges"),
            Map.entry("cap_add", "leave it out: providers grant no capability, NET_ADMIN included"),
            Map.entry("devices", "leave it out: providers grant no device, /dev/net/tun included"),
            Map.entry("sysctls", "leave it out: providers set none"),
            Map.entry("restart", "leave it out: providers restart what ends, always"),
            Map.entry("networks", "leave it out: the services of one placement share a network"),
            Map.entry("hostname", "leave it out: a container's host name is its pod's"),
            Map.entry("container_name", "leave it out: the service's name is its name"),
            Map.entry("healthcheck", "leave it out: providers check nothing"),
            Map.entry("build", "push the image to a registry and write image:"),
            Map.entry("workingDir", "write command: [sh, -c, \"cd DIR && exec PROGRAM\"]"),
            Map.entry("working_dir", "write command: [sh, -c, \"cd DIR && exec PROGRAM\"]"),
            Map.entry("resources", "write them in profiles.compute"),
            Map.entry("replicas", "write count: in deployment"));

    @Override
    public void look(Document document, Findings findings) {
        for (Entry section : document.root().entries()) {
            Keys keys = Keys.DOCUMENT.below(section.name());
            if (keys != Keys.ANYTHING) {
                look(section.value(), keys, section.name(), findings);
            }
        }
    }

    private static void look(Yaml value, Keys keys, String path, Findings findings) {
        if (value instanceof Sequence list) {
            list.items().forEach(item -> look(item, keys, path, findings));
        } else if (value instanceof Mapping map) {
            for (Entry entry : map.entries()) {
                if (entry.merges() || entry.value().absent()) {
                    continue;
                }
                if (keys.knows(entry.name())) {
                    Keys below = keys.below(entry.name());
                    if (below != Keys.ANYTHING) {
                        look(entry.value(), below, path + "." + entry.name(), findings);
                    }
                } else {
                    report(entry.key(), keys, path, findings);
                }
            }
        }
    }

    private static void report(Text key, Keys keys, String path, Findings findings) {
        String elsewhere = Spelling.nearest(key.value(), ELSEWHERE.keySet())
                .map(name -> ELSEWHERE.getOrDefault(name, ""))
                .orElse("");
        findings.add(
                AdviceCode.IGNORED_KEY,
                Span.of(key),
                "%s has no key \"%s\"; the chain ignores it without a word".formatted(path, key.value()),
                elsewhere.isEmpty() || keys.near(key.value())
                        ? Spelling.didYouMean(key.value(), keys.names())
                        : elsewhere);
    }
}
