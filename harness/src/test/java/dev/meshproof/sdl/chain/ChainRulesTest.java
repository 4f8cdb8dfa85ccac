package dev.meshproof.sdl.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.cli.bench.SdlMutations;
import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Judgement;
import dev.meshproof.sdl.yaml.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds each rule to the documents of rules.txt: what is accepted, and what is refused, with code and place. */
class ChainRulesTest {
    private static final String ACCEPTED = "accepted";

    private record Row(String section, String base, String bends, String expected) {}

    @TestFactory
    Stream<DynamicContainer> rules() {
        return rows().stream()
                .collect(Collectors.groupingBy(Row::section, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(section -> DynamicContainer.dynamicContainer(
                        section.getKey(),
                        section.getValue().stream()
                                .map(row -> DynamicTest.dynamicTest(
                                        row.base() + ": " + row.bends(),
                                        () -> assertThat(verdict(row)).isEqualTo(row.expected())))));
    }

    @Test
    void eachSectionAcceptsAndRefuses() {
        Set<String> sections = rows().stream().map(Row::section).collect(Collectors.toSet());

        assertThat(sections).hasSizeGreaterThan(10).allSatisfy(section -> {
            List<Row> rows =
                    rows().stream().filter(row -> row.section().equals(section)).toList();
            assertThat(rows).anyMatch(row -> row.expected().equals(ACCEPTED));
            assertThat(rows).anyMatch(row -> !row.expected().equals(ACCEPTED));
        });
    }

    /** Fuzzing finds most of what the judge can say; nothing of it may be without a row. */
    @Test
    void eachCodeHasARow() {
        Set<String> tested = rows().stream()
                .flatMap(row -> Stream.of(row.expected().split(" ")))
                .map(error -> error.replaceFirst("@.*", ""))
                .collect(Collectors.toSet());
        SdlMutations mutations = new SdlMutations(3);

        Set<String> said = Stream.generate(mutations::next)
                .limit(2_000)
                .flatMap(document -> judge(document).diagnostics().stream())
                .map(Diagnostic::code)
                .collect(Collectors.toSet());

        assertThat(said).hasSizeGreaterThan(40);
        assertThat(tested).containsAll(said);
    }

    private static String verdict(Row row) {
        Judgement judgement = judge(bent(row.base(), row.bends()));
        return judgement.accepted()
                ? ACCEPTED
                : judgement.diagnostics().stream()
                        .map(d -> d.code() + "@" + d.at().line() + ":" + d.at().column())
                        .collect(Collectors.joining(" "));
    }

    private static Judgement judge(String document) {
        return ChainJudge.judge(new Source("rules.yaml", document.getBytes(StandardCharsets.UTF_8)));
    }

    static String bent(String base, String bends) {
        List<String> seeds = SdlMutations.seeds();
        String document = switch (base) {
            case "full" -> seeds.get(0);
            case "gpu" -> seeds.get(1);
            case "anchors" -> seeds.get(2);
            default -> Documents.WEB;
        };
        for (String bend : bends.split(" ;; ")) {
            String[] parts = bend.split(" =>", -1);
            String from = escaped(parts[0].strip());
            assertThat(document).contains(from);
            int at = document.indexOf(from);
            document = document.substring(0, at) + escaped(parts[1].strip()) + document.substring(at + from.length());
        }
        return document;
    }

    private static String escaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007");
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String section = "";
        for (String line : text().lines().toList()) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                int first = line.indexOf(" | ");
                int last = line.lastIndexOf(" | ");
                rows.add(new Row(
                        section, line.substring(0, first), line.substring(first + 3, last), line.substring(last + 3)));
            }
        }
        return rows;
    }

    private static String text() {
        try (InputStream in = ChainRulesTest.class.getResourceAsStream("rules.txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
