package dev.meshproof.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets in a text: keys by their shape, and the values of variables that are named as secrets are. */
final class Secrets {
    /** @param marks one of which is in every such secret: most texts have none, and are not searched further */
    private record Shape(String kind, List<String> marks, Pattern pattern) {
        static Shape of(String kind, String pattern, String... marks) {
            return new Shape(kind, List.of(marks), Pattern.compile(pattern));
        }
    }

    private static final List<Shape> SHAPES = List.of(
            Shape.of("a Tailscale key", "\\btskey-[a-z]{2,10}-[A-Za-z0-9]{6,40}-[A-Za-z0-9]{20,80}\\b", "tskey-"),
            Shape.of("a headscale key", "\\bhskey-[a-z]{2,10}-[A-Za-z0-9_-]{12,80}\\b", "hskey-"),
            Shape.of("a GitHub token", "\\bgh[pousr]_[A-Za-z0-9]{30,255}\\b", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
            Shape.of("a GitHub token", "\\bgithub_pat_[A-Za-z0-9_]{50,255}\\b", "github_pat_"),
            Shape.of("a GitLab token", "\\bglpat-[A-Za-z0-9_-]{20,80}\\b", "glpat-"),
            Shape.of("an AWS access key", "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b", "AKIA", "ASIA"),
            Shape.of("a Google API key", "\\bAIza[A-Za-z0-9_-]{35}", "AIza"),
            Shape.of("a Slack token", "\\bxox[abprs]-[A-Za-z0-9-]{20,200}\\b", "xox"),
            Shape.of("a Stripe key", "\\b[sr]k_live_[A-Za-z0-9]{20,120}\\b", "k_live_"),
            Shape.of("an npm token", "\\bnpm_[A-Za-z0-9]{36}\\b", "npm_"),
            Shape.of("a Hugging Face token", "\\bhf_[A-Za-z]{34}\\b", "hf_"),
            Shape.of("an API key", "\\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{40,200}\\b", "sk-"),
            Shape.of("an age key", "\\bAGE-SECRET-KEY-1[A-Z0-9]{58}\\b", "AGE-SECRET-KEY-1"),
            Shape.of(
                    "a private key",
                    "-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^-]{0,8000}(?:-----END)?",
                    "PRIVATE KEY-----"));

    /** What the names of variables that hold secrets end in, or nearly. */
    private static final List<String> NAMES = List.of(
            "password",
            "passwd",
            "secret",
            "token",
            "apikey",
            "api_key",
            "authkey",
            "auth_key",
            "privatekey",
            "private_key",
            "mnemonic");

    private static final Pattern VALUE =
            Pattern.compile("[A-Za-z0-9_]{0,20}[ \\t]{0,4}[=:][ \\t]{0,4}[\"']?([^\\s\"'#]{3,400})");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)replace|your|change|example|placeholder|redacted|insert|todo|xxx|\\.\\.\\.|<|^\\$|\\$\\{|\\*\\*\\*|here");

    private Secrets() {}

    /** By place; where two overlap the surer one, then the earlier one. */
    static List<Secret> in(String text) {
        List<Secret> found = new ArrayList<>();
        for (Shape shape : SHAPES) {
            if (shape.marks().stream().anyMatch(text::contains)) {
                Matcher matcher = shape.pattern().matcher(text);
                while (matcher.find()) {
                    found.add(new Secret(matcher.start(), matcher.end(), shape.kind()));
                }
            }
        }
        named(text, found);
        return apart(found);
    }

    private static void named(String text, List<Secret> found) {
        String lower = lower(text);
        Matcher value = VALUE.matcher(text);
        for (String name : NAMES) {
            for (int at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
                value.region(at + name.length(), text.length());
                if (value.lookingAt() && !isPlaceholder(value.group(1))) {
                    found.add(new Secret(value.start(1), value.end(1), ""));
                }
            }
        }
    }

    /** Of ASCII alone, so that no index moves. */
    private static String lower(String text) {
        char[] lower = text.toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] += lower[i] >= 'A' && lower[i] <= 'Z' ? 'a' - 'A' : 0;
        }
        return new String(lower);
    }

    private static List<Secret> apart(List<Secret> found) {
        List<Secret> apart = new ArrayList<>();
        List<Secret> byPlace = found.stream()
                .sorted(Comparator.comparingInt(Secret::start).thenComparing(secret -> !secret.certain()))
                .toList();
        for (Secret secret : byPlace) {
            int last = apart.size() - 1;
            if (last < 0 || apart.get(last).end() <= secret.start()) {
                apart.add(secret);
            } else if (secret.certain() && !apart.get(last).certain()) {
                Secret before = apart.get(last);
                apart.set(last, new Secret(before.start(), Math.max(before.end(), secret.end()), secret.kind()));
            }
        }
        return apart;
    }

    /** Whether a value is obviously none. */
    private static boolean isPlaceholder(String value) {
        return PLACEHOLDER.matcher(value).find();
    }
}
