package dev.meshproof.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets in a text: keys by their shape, and the values of variables that are named as secrets are. */
final class Secrets {
    private static final List<Entry<String, Pattern>> SHAPES = List.of(
            Map.entry(
                    "a Tailscale key", Pattern.compile("\\btskey-[a-z]{2,10}-[A-Za-z0-9]{6,40}-[A-Za-z0-9]{20,80}\\b")),
            Map.entry("a headscale key", Pattern.compile("\\bhskey-[a-z]{2,10}-[A-Za-z0-9_-]{12,80}\\b")),
            Map.entry(
                    "a GitHub token",
                    Pattern.compile("\\b(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{50,255})\\b")),
            Map.entry("a GitLab token", Pattern.compile("\\bglpat-[A-Za-z0-9_-]{20,80}\\b")),
            Map.entry("an AWS access key", Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b")),
            Map.entry("a Google API key", Pattern.compile("\\bAIza[A-Za-z0-9_-]{35}")),
            Map.entry("a Slack token", Pattern.compile("\\bxox[abprs]-[A-Za-z0-9-]{20,200}\\b")),
            Map.entry("a Stripe key", Pattern.compile("\\b[sr]k_live_[A-Za-z0-9]{20,120}\\b")),
            Map.entry("an npm token", Pattern.compile("\\bnpm_[A-Za-z0-9]{36}\\b")),
            Map.entry("a Hugging Face token", Pattern.compile("\\bhf_[A-Za-z]{34}\\b")),
            Map.entry("an API key", Pattern.compile("\\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{40,200}\\b")),
            Map.entry("an age key", Pattern.compile("\\bAGE-SECRET-KEY-1[A-Z0-9]{58}\\b")),
            Map.entry(
                    "a private key",
                    Pattern.compile("-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^-]{0,8000}(?:-----END)?")));

    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b[A-Z0-9_.-]{0,60}(?:password|passwd|secret|token|api_?key|auth_?key|private_?key|mnemonic)"
                    + "[A-Z0-9_]{0,20}[ \\t]{0,4}[=:][ \\t]{0,4}[\"']?([^\\s\"'#]{3,400})");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)replace|your|change|example|placeholder|redacted|insert|todo|xxx|\\.\\.\\.|<|\\$\\{?|\\*\\*\\*|here");

    private Secrets() {}

    /** By place; where two overlap the surer one, then the earlier one. */
    static List<Secret> in(String text) {
        List<Secret> found = new ArrayList<>();
        for (Entry<String, Pattern> shape : SHAPES) {
            Matcher matcher = shape.getValue().matcher(text);
            while (matcher.find()) {
                found.add(new Secret(matcher.start(), matcher.end(), shape.getKey()));
            }
        }
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            if (!isPlaceholder(named.group(1))) {
                found.add(new Secret(named.start(1), named.end(1), ""));
            }
        }
        return apart(found);
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
