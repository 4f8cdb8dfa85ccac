package dev.meshproof.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleBookTest {
    /** Where the judges name a code: the first argument of what reports an error. */
    private static final Pattern NAMES_A_CODE = Pattern.compile(
            "(?:\\berror|\\bwrong|\\bFault|SdlException\\.of|ofLength)\\(\\s*\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\",");

    private static Set<String> codesOfTheJudges() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/meshproof/sdl"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = NAMES_A_CODE.matcher(Files.readString(file));
                while (matcher.find()) {
                    codes.add(matcher.group(1));
                }
            }
        }
        return codes;
    }

    @Test
    void holdsEveryCodeOfTheJudges() throws IOException {
        Set<String> known = RuleBook.ofAkash().stream().map(RuleBook.Rule::code).collect(Collectors.toSet());

        assertThat(codesOfTheJudges()).hasSizeGreaterThan(60).isSubsetOf(known);
    }

    @Test
    void namesEachCodeOnce() {
        assertThat(RuleBook.all().stream().map(RuleBook.Rule::code)).doesNotHaveDuplicates();
    }

    @Test
    void standsInTheDocument() throws IOException {
        List<String> rows = RuleBook.ofAkash().stream()
                .map(rule -> "| `%s` | %s | %s |".formatted(rule.code(), rule.judge(), rule.summary()))
                .toList();

        assertThat(LintDocument.read().text().lines().filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(rows);
    }
}
