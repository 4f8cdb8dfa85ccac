package dev.meshproof.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.lint.Linter;
import dev.meshproof.sdl.SdlFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class HumanWriterTest {
    private static String write(boolean colour) {
        return new HumanWriter(colour, 100).write(Results.goodAndBad());
    }

    @Test
    void shows_a_diagnostic_as_compilers_do() {
        assertThat(write(false)).contains("""
                error[size-suffix]: profiles.compute.web.resources.memory.size "1gi": unknown suffix "gi"
                  --> bad.yaml:8:63
                  |
                8 |   compute: {web: {resources: {cpu: {units: 1}, memory: {size: 1gi}, storage: {size: 1Gi}}}}
                  |                                                               ^^^
                """.replace("  --> ", " --> "));
        assertThat(write(false)).contains("did you mean 1Gi?");
        assertThat(write(false)).contains("= judge: the chain refuses it");
    }

    @Test
    void sums_up_each_file_and_all() {
        assertThat(write(false).lines())
                .contains(
                        "a b/good.yaml: valid for the chain and the console",
                        "bad.yaml: invalid for the chain and the console; 3 errors, 2 warnings, 2 notes");
        assertThat(write(false)).contains("3 files: 1 valid for the chain, 1 valid for the console;");
    }

    @Test
    void says_nothing_of_all_where_there_is_one() {
        String one = new HumanWriter(false, 100).write(List.of(Results.of("good.yaml", Results.GOOD)));

        assertThat(one).isEqualTo("good.yaml: valid for the chain and the console\n");
    }

    @Test
    void shows_no_source_where_a_whole_file_is_meant() {
        String text =
                new HumanWriter(false, 100).write(List.of(Linter.lint("large.yaml", new byte[SdlFiles.MAX_BYTES + 1])));

        assertThat(text)
                .startsWith("error[file-too-large]: ")
                .contains(" --> large.yaml\n")
                .doesNotContain("^");
    }

    @Test
    void never_shows_a_secret() {
        assertThat(write(false)).contains("K=********************").doesNotContain("AKIA2E0A8F3B244C9986");
    }

    @Test
    void colours_only_if_told_to() {
        assertThat(write(true)).contains("\u001b[1;31merror[size-suffix]\u001b[0m");
        assertThat(write(false)).doesNotContain("\u001b");
    }
}
