package dev.meshproof.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.claim.Verdict;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.run.PlainText;
import dev.meshproof.run.RunJson;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The summary as a reader of GitHub's Markdown sees it: by its structure, not by its text. */
class SummaryRenderedTest {
    @TempDir
    private Path folder;

    /** What a document is made of. */
    private static final class Seen extends AbstractVisitor {
        private final List<String> markup = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private final List<String> codes = new ArrayList<>();
        private final List<String> blocks = new ArrayList<>();
        private final List<String> headings = new ArrayList<>();
        private final List<List<Integer>> tables = new ArrayList<>();

        static Seen in(String markdown) {
            Seen seen = new Seen();
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .build()
                    .parse(markdown)
                    .accept(seen);
            return seen;
        }

        @Override
        public void visit(HtmlInline html) {
            markup.add(html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            markup.add(html.getLiteral());
        }

        @Override
        public void visit(Link link) {
            markup.add(link.getDestination());
        }

        @Override
        public void visit(Image image) {
            markup.add(image.getDestination());
        }

        @Override
        public void visit(Text text) {
            texts.add(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            codes.add(code.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock block) {
            blocks.add(block.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            markup.add(block.getLiteral());
        }

        @Override
        public void visit(Heading heading) {
            headings.add(words(heading));
            visitChildren(heading);
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                tables.add(new ArrayList<>());
            }
            visitChildren(block);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow) {
                tables.get(tables.size() - 1).add(children(node).size());
            }
            visitChildren(node);
        }

        private static List<Node> children(Node of) {
            List<Node> children = new ArrayList<>();
            for (Node child = of.getFirstChild(); child != null; child = child.getNext()) {
                children.add(child);
            }
            return children;
        }

        private static String words(Node of) {
            StringBuilder words = new StringBuilder();
            children(of)
                    .forEach(child -> words.append(
                            child instanceof Text text
                                    ? text.getLiteral()
                                    : child instanceof Code code ? code.getLiteral() : ""));
            return words.toString();
        }
    }

    /** With one text in the place of many others, whoever they came from. */
    private RunResult hostile(Verdict verdict, String text) throws IOException {
        String json = RunJson.write(SampleRuns.of(3, verdict, text, List.of(text, text)), new Redaction());
        String quoted = new ObjectMapper().writeValueAsString(text);
        String inner = quoted.substring(1, quoted.length() - 1);
        for (String each : List.of(
                "three-providers",
                "bound-to-loopback",
                "listens on 127.0.0.1 only",
                "akash-server-3/backend",
                "k3x9q2",
                "because",
                "port 8000 listens on no address but 127.0.0.1",
                "it listens on 0.0.0.0:8000",
                "bind it to 127.0.0.1",
                "examples/akash server-1.yaml",
                "alpine:latest",
                "recipe:2222",
                "v0.29.2",
                "join",
                "proxy-refused",
                "20.10.24",
                "the engine is old")) {
            json = json.replace("\"" + each + "\"", "\"" + inner + "\"");
        }
        return RunJson.read(Files.writeString(folder.resolve("run.json"), json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil <script>alert(1)</script><img src=x>",
                "evil | a | b \\| c \\",
                "evil ` `` ``` ```` `",
                "``` evil\n# head\n- item\n> quote\n```",
                "evil [x](http://a.example) ![i](http://b.example) <http://c.example> http://d.example www.e.example",
                "evil @user @org/team #1 GH-2 org/repo#3 :tada: a@b.example",
                "evil &lt;b&gt; &amp; &#96; &copy;",
                "\u001b[31mevil\u001b[0m \u001b]8;;http://x\u0007link \u202e \u200b",
                "evil\r\n\r\n    indented\n\n***\n\n| a | b |\n|---|---|\n| c | d |",
                "$evil$ $$x$$ ~~x~~ **x** _x_ [^1] <!-- c --> {% raw %}",
                "`evil",
                "evil`",
                "\\evil\\",
                "evil\\`"
            })
    void hostile_text_is_code_and_nothing_else(String text) throws IOException {
        for (Verdict verdict : List.of(Verdict.REFUTED, Verdict.INCONCLUSIVE)) {
            Seen seen = Seen.in(SummaryMarkdown.render(hostile(verdict, text)));

            assertThat(seen.markup).isEmpty();
            assertThat(seen.texts).noneMatch(t -> t.contains("evil")).noneMatch(t -> t.contains("`"));
            assertThat(seen.codes.stream().filter(c -> c.contains("evil")).toList())
                    .hasSizeGreaterThan(15)
                    .allMatch(c -> c.strip()
                                    .replace('¦', '|')
                                    .contains(PlainText.of(text).strip().replace('¦', '|'))
                            || c.endsWith("…"));
            assertThat(seen.blocks).hasSize(2).anyMatch(b -> b.equals(twice(text)));
            assertThat(seen.headings)
                    .containsSubsequence("Claims", "Reproduce", "Through SOCKS5, by address and by name", "Versions");
            assertThat(seen.tables)
                    .hasSize(5)
                    .allSatisfy(rows -> assertThat(rows).containsOnly(rows.get(0)));
        }
    }

    private static String twice(String text) {
        return (PlainText.of(text) + "\n").repeat(2);
    }

    @Test
    void a_very_long_word_is_cut_and_everything_stays_in_its_place() throws IOException {
        Seen seen = Seen.in(SummaryMarkdown.render(hostile(Verdict.REFUTED, "evil" + "x".repeat(20_000))));

        assertThat(seen.codes).allMatch(c -> c.codePointCount(0, c.length()) <= 400);
        assertThat(seen.tables).hasSize(5).allSatisfy(rows -> assertThat(rows).containsOnly(rows.get(0)));
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void tables_of_three_and_of_a_hundred_replicas_are_tables(Verdict verdict) {
        Seen three = Seen.in(SummaryMarkdown.render(SampleRuns.of(3, verdict, "seen", List.of("line"))));
        assertThat(three.tables)
                .containsExactly(
                        List.of(6, 6),
                        List.of(4, 4, 4, 4),
                        List.of(2, 2, 2),
                        List.of(2, 2, 2, 2, 2),
                        List.of(3, 3, 3, 3));

        String text = SummaryMarkdown.render(SampleRuns.of(100, verdict, "seen", List.of("line")));
        Seen hundred = Seen.in(text);
        assertThat(hundred.headings)
                .contains("Claims", "Reproduce", "Slowest phases", "Versions", "SDLs")
                .first()
                .asString()
                .contains(verdict.name().replace('_', ' '));
        assertThat(hundred.tables).allSatisfy(rows -> assertThat(rows).containsOnly(rows.get(0)));
        assertThat(text.getBytes(UTF_8)).hasSizeLessThan(64 * 1024);
    }

    @Test
    void failures_with_the_longest_logs_leave_room_for_everything_else() {
        List<String> log = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            log.add("😀".repeat(1000));
        }
        RunResult run = SampleRuns.of(100, Verdict.REFUTED, "😀".repeat(10_000), log);

        Seen seen = Seen.in(SummaryMarkdown.render(run));

        assertThat(seen.headings)
                .containsExactly(
                        "❌ REFUTED: three-providers",
                        "❌ bound-to-loopback",
                        "Claims",
                        "Reproduce",
                        "Through SOCKS5, by address and by name",
                        "Slowest phases",
                        "Versions",
                        "SDLs",
                        "Notes");
    }
}
