package dev.meshproof.lint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Every code that a diagnostic can have, and what it is about. docs/lint.md shows the same; a test holds them together. */
public final class RuleBook {
    private RuleBook() {}

    /**
     * A rule.
     *
     * @param judge whose it is: chain, console, both or advice
     * @param summary in a few words
     */
    public record Rule(String code, String judge, String summary) {}

    /** Akash's own. */
    static List<Rule> ofAkash() {
        List<Rule> rules = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RuleBook.class.getResourceAsStream("rules.tsv")), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", 3);
                rules.add(new Rule(cells[0], cells[1], cells[2]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    /** Akash's and ours. */
    public static List<Rule> all() {
        List<Rule> rules = ofAkash();
        for (AdviceCode advice : AdviceCode.values()) {
            rules.add(new Rule(advice.code(), "advice", advice.summary()));
        }
        return List.copyOf(rules);
    }
}
