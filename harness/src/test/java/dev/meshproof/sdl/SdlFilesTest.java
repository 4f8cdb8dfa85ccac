package dev.meshproof.sdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshproof.sdl.chain.SdlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdlFilesTest {
    @TempDir
    Path dir;

    @Test
    void takesYamlFilesInTheOrderOfTheirNamesEachOnce() throws IOException {
        for (String name : List.of("b.yaml", "a.yml", "README.md", ".hidden.yaml")) {
            Files.writeString(dir.resolve(name), "x");
        }

        assertThat(SdlFiles.expand(List.of(dir, dir.resolve("b.yaml"))))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("a.yml", "b.yaml");
    }

    @Test
    void refusesADirectoryWithoutSdls() {
        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() -> SdlFiles.expand(List.of(dir)))
                .withMessage(dir + ": the directory has no *.yaml or *.yml file; name the SDL files themselves");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Path missing = dir.resolve("missing.yaml");
        Path large = Files.write(dir.resolve("large.yaml"), new byte[SdlFiles.MAX_BYTES + 1]);

        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() -> SdlReader.read(missing))
                .withMessage(missing + ": there is no such file or directory; check the path");
        assertThatExceptionOfType(SdlException.class)
                .isThrownBy(() -> SdlReader.read(large))
                .withMessageStartingWith(large + ": the file is larger than 1 MiB;");
    }
}
