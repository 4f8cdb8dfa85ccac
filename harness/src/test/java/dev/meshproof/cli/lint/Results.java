package dev.meshproof.cli.lint;

import dev.meshproof.lint.LintResult;
import dev.meshproof.lint.Linter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Results for the writers' tests. */
final class Results {
    /** Refused by the chain for the size, by the console for the denom, with two notes; a tab, a wide character, a secret. */
    static final String BAD = """
            version: "2.0"
            services:
              web:
                image: nginx
                env: ["名前=\t${X}", "K=AKIA2E0A8F3B244C9986"]
                expose: [{port: 80, to: [{global: true}]}]
            profiles:
              compute: {web: {resources: {cpu: {units: 1}, memory: {size: 1gi}, storage: {size: 1Gi}}}}
              placement: {p: {pricing: {web: {denom: ibc/12AB, amount: 1}}}}
            deployment: {web: {p: {profile: web, count: 1}}}
            """;

    static final String GOOD = BAD.replace("image: nginx", "image: nginx:1.29.3")
            .replaceFirst("    env: .*\n", "")
            .replace("1gi", "1Gi")
            .replace("ibc/12AB", "uact");

    private Results() {}

    static LintResult of(String file, String text) {
        return Linter.lint(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<LintResult> goodAndBad() {
        return List.of(of("a b/good.yaml", GOOD), of("bad.yaml", BAD), of("gone.yaml", "a: ["));
    }
}
