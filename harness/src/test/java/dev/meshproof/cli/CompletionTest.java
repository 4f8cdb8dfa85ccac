package dev.meshproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks a real bash what it would offer. */
class CompletionTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        StringWriter script = new StringWriter();
        assertThat(Main.commandLine().setOut(new PrintWriter(script)).execute("completion", "bash"))
                .isZero();
        Files.writeString(folder.resolve("script"), script.toString());
    }

    /** @param words of the command line, the last one not yet ended */
    private List<String> offered(String... words) throws IOException, InterruptedException {
        String ask = "source ./script; COMP_WORDS=("
                + Arrays.stream(words).map(word -> "'" + word + "'").collect(Collectors.joining(" "))
                + "); COMP_CWORD=" + (words.length - 1) + "; COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE}; "
                + "_complete_meshproof 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("bash", "--norc", "-c", ask)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return answer.lines().toList();
    }

    @Test
    void a_command() throws Exception {
        assertThat(offered("meshproof", "ver")).containsExactly("verify");
        assertThat(offered("./meshproof", "")).contains("verify", "judge", "bench", "completion", "man", "test");
        assertThat(offered("meshproof", "bench", "r")).containsExactly("repeat", "relay");
    }

    @Test
    void an_option() throws Exception {
        assertThat(offered("meshproof", "verify", "--"))
                .contains("--json", "--quiet", "--verbose", "--claims", "--lab");
        assertThat(offered("meshproof", "verify", "--ke")).containsExactly("--keep");
    }

    @Test
    void the_value_of_an_option() throws Exception {
        assertThat(offered("meshproof", "verify", "--images", "")).containsExactly("AUTO", "PULL", "STAND_IN");
        assertThat(offered("meshproof", "verify", "--claims", "tam")).containsExactly("tamper-evident");
        assertThat(offered("meshproof", "completion", "z")).containsExactly("zsh");
    }

    @Test
    void zsh_gets_its_own_registration_and_bash_does_not() throws Exception {
        StringWriter zsh = new StringWriter();
        Main.commandLine().setOut(new PrintWriter(zsh)).execute("completion", "zsh");

        assertThat(zsh.toString())
                .startsWith(Files.readString(folder.resolve("script")))
                .endsWith("compdef _meshproof_zsh meshproof\n");
        assertThat(folder.resolve("script")).content().doesNotContain("compdef _meshproof_zsh");
    }

    @Test
    void a_path() throws Exception {
        Files.createDirectory(folder.resolve("deploy here"));
        Files.createFile(folder.resolve("my.lab.yaml"));

        assertThat(offered("meshproof", "verify", "dep")).containsExactly("deploy here");
        assertThat(offered("meshproof", "verify", "--lab", "my")).containsExactly("my.lab.yaml");
    }
}
