package dev.meshproof.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshproof.plan.Planner.Options;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.SdlFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
    @TempDir
    Path dir;

    private Path policy(String text) throws IOException {
        return Files.writeString(dir.resolve("acl.hujson"), text);
    }

    private LabPlan plan(Options options) {
        return Planner.plan(List.of(dir.resolve("s.yaml")), options);
    }

    private Options options() throws IOException {
        return Options.of(List.of(Files.writeString(dir.resolve("s.yaml"), Services.document("image: a"))));
    }

    private Path labFile(String text) throws IOException {
        return Files.writeString(Files.createDirectories(dir.resolve("lab")).resolve("my.lab.yaml"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"acls\": []}",
                "// nobody is admitted\n{\"acls\": [], /* } */ \"groups\": {\"group:a\": [\"a@\", \"b@\",],},}\n// end\n",
                "\n\n{\"note\": \"brackets in a text: }]\\\"\"}",
                "\uFEFF{}"
            })
    void takes_json_with_comments_and_commas_at_the_end(String text) throws IOException {
        LabPlan.Policy read = PolicyFile.read(policy(text));

        assertThat(read.file()).endsWith("acl.hujson");
        assertThat(read.text()).isEqualTo(text.replace("\uFEFF", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | `:1:1: no policy: it is empty; write one object as JSON has it`",
                "`// nothing#` | `:1:1: no policy: it is empty`",
                "`[]` | `:1:1: no policy: it begins with no {`",
                "`\"text\"` | `:1:1: no policy: it begins with no {`",
                "`acls: []` | `:1:1: no policy: Unrecognized token 'acls'`",
                "`{\"acls\": [}` | `:1:11: no policy: Unexpected close marker`",
                "`{#  \"acls\": [{]#}` | `:2:13: no policy: Unexpected close marker`",
                "`{\"acls\": [#` | `:2:1: no policy: it ends before all that it opens is closed`",
                "`{\"acls` | `:1:7: no policy: it ends before all that it opens is closed`",
                "`{\"a\": 1} {}` | `:1:10: no policy: more follows its last }`",
                "`{\"a\": 1}}` | `:1:9: no policy: Unexpected close marker`",
                "`{acls: []}` | `:1:2: no policy: Unexpected character`",
            })
    void should_refuse_what_is_obviously_none_with_its_place(String text, String message) throws IOException {
        Path file = policy(text.replace('#', '\n'));

        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() -> PolicyFile.read(file))
                .satisfies(e ->
                        assertThat(e.diagnostics()).singleElement().asString().startsWith(file + message));
    }

    @Test
    void should_refuse_what_is_not_utf_8() throws IOException {
        Path file = Files.write(dir.resolve("acl.hujson"), "{\"é\": 1}".getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() -> PolicyFile.read(file))
                .withMessageContaining("acl.hujson:1:3: the file is not UTF-8 text");
    }

    @Test
    void should_refuse_one_that_is_too_large() throws IOException {
        Path file = policy("{}" + " ".repeat(SdlFiles.MAX_BYTES - 1));

        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() -> PolicyFile.read(file))
                .withMessage(file + ": policy " + file
                        + ": the file is larger than 1 MiB; name a policy file of at most" + " 1 MiB that can be read");
        policy("{}" + " ".repeat(SdlFiles.MAX_BYTES - 2));
        assertThat(PolicyFile.read(file).text()).hasSize(SdlFiles.MAX_BYTES);
    }

    @Test
    void a_lab_file_names_it_from_its_own_folder() throws IOException {
        policy("{\"acls\": []}");
        Options options = options();

        LabPlan plan = plan(options.withLabFile(labFile("policy: ../acl.hujson")));

        assertThat(plan.policy())
                .hasValueSatisfying(policy -> assertThat(policy.text()).isEqualTo("{\"acls\": []}"));
        assertThat(plan(options).policy()).isEmpty();
    }

    @Test
    void the_option_has_the_last_word_and_the_lab_file_s_is_not_even_read() throws IOException {
        Path file = policy("{}");

        LabPlan plan =
                plan(options().withLabFile(labFile("policy: none.hujson")).withPolicy(file));

        assertThat(plan.policy()).contains(new LabPlan.Policy(file.toString(), "{}"));
    }

    @Test
    void should_fail_with_the_lab_file_s_place_if_there_is_no_such_file() throws IOException {
        Options options = options().withLabFile(labFile("# a policy\npolicy: acl.hujson\n"));

        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() -> plan(options))
                .withMessageContaining("my.lab.yaml:2:9: policy ")
                .withMessageContaining(
                        "acl.hujson: there is no such file or directory; name a policy file of at most 1 MiB"
                                + " that can be read; the path is taken as from the folder of my.lab.yaml");
    }

    @Test
    void its_mistakes_are_told_with_those_of_the_sdls() throws IOException {
        Options options = options().withPolicy(policy("{"));
        Files.writeString(dir.resolve("s.yaml"), "version: 1");

        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() -> plan(options))
                .withMessageContaining("acl.hujson:1:2: no policy: ")
                .withMessageContaining("s.yaml:1:");
    }
}
