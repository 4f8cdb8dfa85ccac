package dev.meshproof.sdl.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Judgement;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Severity;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleJudgeTest {
    @Test
    void accepts_a_document_with_everything_in_it() {
        Judgement judgement = Bent.judge(Bent.DOCUMENT);

        assertThat(judgement.diagnostics()).isEmpty();
        assertThat(judgement.accepted()).isTrue();
        assertThat(judgement.sdl()).isEmpty();
    }

    @Test
    void says_to_write_uact_for_a_denom_that_the_chain_takes() {
        Judgement judgement = Bent.judge(Bent.text("denom: uact", "denom: ibc/170C677610AC31DF"));

        assertThat(judgement.accepted()).isFalse();
        assertThat(judgement.diagnostics())
                .containsExactly(new Diagnostic(
                        Judge.CONSOLE,
                        Severity.ERROR,
                        "denom",
                        new Position("web.yaml", 41, 22),
                        20,
                        "profiles.placement.west.pricing.big.denom \"ibc/170C677610AC31DF\": Akash Console takes uact and"
                                + " uakt only",
                        "write uact (or uakt)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `version: "2.1"` | `version: 2.1` | `1:10: version is 2.1: a number to Akash Console, which takes a string; put it in quotes: "2.1"`
            `imag` | `img` | `4:5: services.web.imge: a service has no field "imge"; did you mean image?`
            `port: 80` | `port: "80"` | `11:15: services.web.expose.port is "80": Akash Console takes a whole number, from 1 to 65535; write a number from 1 to 65535, without quotes`
            `global: true` | `global: yes` | `15:23: services.web.expose.to.global is "yes": neither true nor false to Akash Console; write true or false, without quotes`
            `image: nginx:1.27` | `image:` | `4:5: services.web.image is empty: Akash Console takes a string; write an image, such as nginx:1.27`
            `command: [sh, "-c"]` | `command: sh -c` | `5:14: services.web.command is "sh -c": Akash Console takes a list; write a list: each item begins with "- "`
            `512Mi` | `512` | `29:24: profiles.compute.big.resources.memory.size is 512: a number to Akash Console, which takes a string; write it with its unit, such as 512Mi`
            `west: {profile: big` | `wes: {profile: big` | `45:5: deployment names the placement "wes", which profiles.placement lacks; did you mean west?`
            `profile: big` | `profile: bag` | `45:21: deployment names the compute profile "bag", which profiles.compute lacks; did you mean big?`
            `front: {kind: ip}` | `back: {kind: ip}` | `15:33: services.web.expose.to.ip names the endpoint "front", which endpoints lacks; there are: back`
            """)
    void says_what_was_seen_and_what_to_type_instead(String from, String to, String expected) {
        assertThat(Bent.judge(Bent.text(from, to)).diagnostics())
                .map(Diagnostic::toString)
                .contains("web.yaml:" + expected);
    }

    @Test
    void reports_what_the_schema_refuses_and_what_does_not_fit_together_at_once() {
        String bent = Bent.text("denom: uact", "denom: usdc")
                .replace("kind: ip", "kind: dns")
                .replace("tmp: {}", "tmpp: {}");

        assertThat(Bent.findings(bent))
                .containsExactly("volume-unknown 18:56+4", "denom 41:22+4", "endpoint-kind 49:17+3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | empty 1:1+1
            `# nothing` | empty 1:1+1
            `just words` | not-a-map 1:1+10
            `- a⏎- list` | not-a-map 1:1+3
            `~` | not-a-map 1:1+1
            `---⏎a: 1⏎---⏎b: 2` | yaml-documents 3:1+3
            `a: b: c` | yaml-syntax 1:5+1
            `a: 1⏎b: 2⏎a: 3` | yaml-duplicate-key 3:1+1
            `a: *b` | yaml-alias 1:4+2
            `a: !env X` | yaml-tag 1:4+4
            `a:⏎⇥- b` | yaml-syntax 2:1+1
            `a: "b` | yaml-syntax 1:4+1
            """)
    void should_fail_if_it_is_no_sdl_at_all(String text, String expected) {
        assertThat(Bent.findings(text.replace("⏎", "\n").replace("⇥", "\t"))).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a: \uD83D", "\uFEFF\uFEFF", "\t", "{", "? ", "&a", "- &a [*a]", "%", "!!int x"})
    void never_throws_and_always_says_where(String text) {
        assertThat(Bent.judge(text).diagnostics()).isNotEmpty().allSatisfy(d -> {
            assertThat(d.at().line()).isPositive();
            assertThat(d.at().column()).isPositive();
            assertThat(d.length()).isPositive();
            assertThat(d.hint()).isNotEmpty();
        });
    }

    @Test
    void keeps_what_moves_a_cursor_out_of_its_messages() {
        assertThat(Bent.judge(Bent.text("denom: uact", "denom: \"\\e[2Jx\"")).diagnostics())
                .singleElement()
                .satisfies(d -> assertThat(d.message()).contains("\"\uFFFD[2Jx\""));
    }

    @Test
    void takes_a_map_that_holds_itself_where_anything_goes() {
        assertThat(Bent.findings("attributes: {region: us-west}", "attributes: &a {self: *a}"))
                .isEmpty();
    }

    @Test
    void stops_counting_where_nobody_would_read_on() {
        String ports = String.join(", ", Collections.nCopies(3_000, "{port: 0}"));

        assertThat(Bent.findings("services: {a: {image: x, expose: [" + ports + "]}}"))
                .hasSize(1_001)
                .contains("too-many-findings 1:1+1");
    }

    @Test
    void stands_up_to_what_multiplies_and_to_depth() {
        String toGlobal = "{port: 80, to: [" + String.join(", ", Collections.nCopies(3_000, "{global: true}")) + "]}";
        String aliases = String.join(", ", Collections.nCopies(3_000, "*e"));
        String keys = IntStream.range(0, 10_000).mapToObj(i -> "k" + i + ": 1").collect(Collectors.joining(", "));
        String merges = String.join(", ", Collections.nCopies(10_000, "{<<: *m}"));

        Duration taken = time(() -> {
            assertThat(Bent.findings("services: {a: {image: x, expose: [&e " + toGlobal + ", " + aliases + "]}}"))
                    .filteredOn(f -> f.startsWith("yaml-alias"))
                    .hasSize(1);
            assertThat(Bent.findings("a: &m {" + keys + "}\nb: [" + merges + "]"))
                    .allMatch(f -> f.startsWith("yaml-alias"));
            assertThat(Bent.findings("[".repeat(100_000))).containsExactly("yaml-depth 1:400+1");
            assertThat(Bent.findings("a: 0x" + "f".repeat(1_000_000))).isNotEmpty();
        });
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
