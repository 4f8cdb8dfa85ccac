package dev.meshproof.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.lint.LintResult;
import dev.meshproof.lint.Linter;
import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.SdlFiles;
import dev.meshproof.sdl.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    @Test
    void name_file_place_and_code() {
        String text = Annotations.write(List.of(Results.of("bad.yaml", Results.BAD)));

        assertThat(text.lines())
                .anyMatch(line -> line.startsWith(
                        "::error file=bad.yaml,line=8,col=63,endColumn=66,title=meshproof size-suffix::profiles."))
                .anyMatch(line -> line.startsWith("::notice file=bad.yaml,line=4,col=12"))
                .anyMatch(line -> line.startsWith("::warning file=bad.yaml,line=5"));
    }

    @Test
    void cannot_be_broken_out_of() {
        LintResult any = Results.of("x", "a: [");
        LintResult hostile = new LintResult(
                "a,b:c\n::error::x",
                any.sha256(),
                false,
                false,
                List.of(new Diagnostic(
                        Judge.CHAIN,
                        Severity.ERROR,
                        "code",
                        new Position("x", 1, 2),
                        3,
                        "50%\n::stop-commands::x",
                        "")),
                any.lines());

        assertThat(Annotations.write(List.of(hostile)))
                .isEqualTo("::error file=a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax,line=1,col=2,endColumn=5,title=meshproof code"
                        + "::50%25 ::stop-commands::x\n");
    }

    @Test
    void leave_out_the_place_where_a_whole_file_is_meant() {
        assertThat(Annotations.write(List.of(Linter.lint("x", new byte[SdlFiles.MAX_BYTES + 1]))))
                .startsWith("::error file=x,title=meshproof file-too-large::");
    }
}
