package dev.meshproof.lint.advice;

import dev.meshproof.lint.Spelling;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The keys that the chain knows at a place (chain-sdk, go/sdl: the yaml tags of v2.go, v2_1.go, expose.go, placement.go and
 * of the resources).
 */
final class Keys {
    /** Free, or judged by the chain itself. */
    static final Keys ANYTHING = new Keys(Map.of(), Optional.empty());

    /** The sections of a document, those left out whose keys are free. */
    static final Keys DOCUMENT = new Keys(
            Map.of(
                    "services", each(service()),
                    "profiles", of("compute", each(of("resources", resources())), "placement", each(placement())),
                    "deployment", each(each(leaves("profile", "count"))),
                    "endpoints", each(leaves("kind")),
                    "reclamation", leaves("min_window")),
            Optional.of(ANYTHING));

    private final Map<String, Keys> named;
    private final Optional<Keys> others;

    /** @param others what stands below every key that is not named; empty where no other is known */
    private Keys(Map<String, Keys> named, Optional<Keys> others) {
        this.named = named;
        this.others = others;
    }

    private static Keys each(Keys below) {
        return new Keys(Map.of(), Optional.of(below));
    }

    private static Keys leaves(String... names) {
        Map<String, Keys> named = new LinkedHashMap<>();
        for (String name : names) {
            named.put(name, ANYTHING);
        }
        return new Keys(named, Optional.empty());
    }

    private static Keys of(String a, Keys belowA, String b, Keys belowB) {
        return new Keys(Map.of(a, belowA, b, belowB), Optional.empty());
    }

    private static Keys of(String name, Keys below) {
        return new Keys(Map.of(name, below), Optional.empty());
    }

    private static Keys service() {
        Keys params = new Keys(
                Map.of(
                        "storage", each(leaves("mount", "readOnly")),
                        "permissions", leaves("read"),
                        "tee", ANYTHING),
                Optional.empty());
        return new Keys(
                Map.of(
                        "image", ANYTHING,
                        "command", ANYTHING,
                        "args", ANYTHING,
                        "env", ANYTHING,
                        "expose", expose(),
                        "dependencies", leaves("service"),
                        "credentials", leaves("host", "email", "username", "password"),
                        "params", params),
                Optional.empty());
    }

    private static Keys expose() {
        Keys http = leaves(
                "max_body_size",
                "proxy_buffer_size",
                "read_timeout",
                "send_timeout",
                "next_tries",
                "next_timeout",
                "next_cases");
        return new Keys(
                Map.of(
                        "port", ANYTHING,
                        "as", ANYTHING,
                        "proto", ANYTHING,
                        "accept", ANYTHING,
                        "to", leaves("service", "global", "ip"),
                        "http_options", http),
                Optional.empty());
    }

    private static Keys resources() {
        return new Keys(
                Map.of(
                        "cpu", leaves("units", "attributes"),
                        "memory", leaves("size"),
                        "storage", leaves("name", "size", "attributes"),
                        "gpu", ANYTHING),
                Optional.empty());
    }

    private static Keys placement() {
        return new Keys(
                Map.of(
                        "attributes", ANYTHING,
                        "signedBy", leaves("anyOf", "allOf"),
                        "pricing", each(leaves("denom", "amount"))),
                Optional.empty());
    }

    boolean knows(String name) {
        return named.containsKey(name) || others.isPresent();
    }

    Keys below(String name) {
        return named.getOrDefault(name, others.orElse(ANYTHING));
    }

    Collection<String> names() {
        return new TreeSet<>(named.keySet());
    }

    /** Whether a name is a slip of the pen. */
    boolean near(String name) {
        return Spelling.nearest(name, named.keySet()).isPresent();
    }
}
