package dev.meshproof.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshproof.plan.ShellWord.Literal;
import dev.meshproof.plan.ShellWord.Opaque;
import dev.meshproof.plan.ShellWord.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellParserTest {
    private static List<String> commands(String script) {
        return ShellParser.commands(script).stream()
                .map(command -> (command.conditional() ? "?" : "")
                        + String.join(
                                " ",
                                command.words().stream()
                                        .map(ShellParserTest::text)
                                        .toList()))
                .toList();
    }

    private static String text(ShellWord word) {
        StringBuilder text = new StringBuilder();
        for (ShellWord.Part part : word.parts()) {
            if (part instanceof Literal literal) {
                text.append(literal.text());
            } else if (part instanceof Parameter parameter) {
                text.append('<')
                        .append(parameter.name())
                        .append(parameter.operator())
                        .append(text(parameter.operand()))
                        .append('>');
            } else {
                text.append('[').append(((Opaque) part).what()).append(']');
            }
        }
        return text.toString();
    }

    @Test
    void splitsAtOperatorsAndLeavesOutComments() {
        assertThat(commands("""
                        a & b; c && d || e | f # tailscaled ' "
                        #g
                        h#i "#j" \\
                          --long
                        """)).containsExactly("a", "b", "c", "?d", "?e", "?f", "h#i #j --long");
    }

    @Test
    void takesOffQuotes() {
        assertThat(commands("a 'b $c' \"d \\\"e\\\" \\x\" f\\ g h'i'\"j\" '' \"\""))
                .containsExactly("a b $c d \"e\" \\x f g hij  ");
    }

    @Test
    void keepsParametersApart() {
        assertThat(commands("a $b ${c} \"${d:-e $f}\" ${g:-'h}'} $1 $@ $ x$"))
                .containsExactly("a <b> <c> <d:-e <f>> <g:-h}> <1> <@> $ x$");
    }

    @Test
    void keepsSubstitutionsWhole() {
        assertThat(commands("a $(b \"$(c ')')\" # )\n) `d; e` $((1 + (2))) ${f%%.*} \"x$(g)y\" $'h'"))
                .containsExactly("a [the command substitution $(b \"$(c ')')\" # ) )] [the command substitution `d; e`]"
                        + " [the command substitution $((1 + (2)))] [the expansion ${f%%.*}]"
                        + " x[the command substitution $(g)]y [the quoted string $'h']");
    }

    @Test
    void takesOutRedirections() {
        assertThat(commands("a > b 2>&1 c </dev/null &>> d e <<< f\n")).containsExactly("a c e");
    }

    @Test
    void takesHereDocumentsForInput() {
        List<ShellCommand> commands = ShellParser.commands("cat > x <<-'EOF' <<B\n\ttailscaled\n\tEOF\nb\nB\nnext");

        assertThat(commands).hasSize(2);
        assertThat(commands.get(0).documents()).containsExactly("\ttailscaled\n", "b\n");
    }

    @Test
    void knowsWhatIsConditional() {
        assertThat(commands("""
                        a
                        if b; then c; else d; fi; e
                        while f; do g; done &
                        for h in 1 2; do i; done
                        case $j in x|y) k ;; (*) l; m;; esac
                        n() { o; }
                        function p { q; }
                        { r; }
                        ( s )
                        [[ $t == u && -n v ]] && w
                        until x; do y; done
                        ! z
                        """))
                .containsExactly(
                        "a",
                        "?b",
                        "?c",
                        "?d",
                        "e",
                        "?f",
                        "?g",
                        "?for h in 1 2",
                        "?i",
                        "?k",
                        "?l",
                        "?m",
                        "?o",
                        "?q",
                        "r",
                        "?s",
                        "?w",
                        "?x",
                        "?y",
                        "z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a \"b | 2", "abc `d | 4", "a $(b | 2", "a ${b:-c | 2", "a ${b%c | 2"})
    void saysWhatIsNotClosed(String script, int at) {
        assertThatExceptionOfType(ShellSyntaxException.class)
                .isThrownBy(() -> ShellParser.commands(script))
                .satisfies(e -> assertThat(e.at()).isEqualTo(at));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${a:-", "\"$(", "$(\"", "(", "{ ", "case x in ", "if "})
    void standsUpToDepth(String opening) {
        String script = opening.repeat(50_000);

        try {
            ShellParser.commands(script);
        } catch (ShellSyntaxException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }
}
