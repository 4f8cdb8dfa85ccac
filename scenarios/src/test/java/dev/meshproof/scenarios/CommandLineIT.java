package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong use and a broken environment are told at once, with what to do; nothing is started. */
class CommandLineIT {
    private static final Map<String, String> NO_ENGINE = Map.of("DOCKER_HOST", "unix:///nonexistent/docker.sock");

    @TempDir
    private Path folder;

    @Test
    void fileThatIsNoYamlIsToldWithLineAndColumn() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.yaml"), "version: \"2.0\"\nservices: {web: [\n");
        try (Meshproof verify = Meshproof.run(NO_ENGINE, "verify", file.toString())) {
            verify.endsWith(2);
            assertThat(verify.progress()).anyMatch(line -> line.matches(".*broken\\.yaml:\\d+:\\d+: .+"));
            assertThat(verify.out()).isEmpty();
        }
    }

    @Test
    void missingFileIsNamed() throws Exception {
        try (Meshproof verify =
                Meshproof.run(NO_ENGINE, "verify", folder.resolve("none.yaml").toString())) {
            verify.endsWith(2);
            assertThat(verify.progress()).anyMatch(line -> line.contains("none.yaml"));
        }
    }

    @Test
    void folderWithoutSdlsIsNamed() throws Exception {
        try (Meshproof verify = Meshproof.run(NO_ENGINE, "verify", folder.toString())) {
            verify.endsWith(2);
            assertThat(verify.progress()).anyMatch(line -> line.contains(folder.toString()));
        }
    }

    @Test
    void unknownOptionIsWrongUse() throws Exception {
        try (Meshproof verify = Meshproof.run(NO_ENGINE, "verify", "--no-such-option", "x.yaml")) {
            verify.endsWith(2);
            assertThat(verify.progress()).anyMatch(line -> line.contains("--no-such-option"));
        }
    }

    @Test
    void stoppedEngineIsToldWithWhatToDo() throws Exception {
        try (Meshproof verify = Meshproof.run(NO_ENGINE, "verify", Sdls.THREE_PROVIDERS.toString())) {
            verify.endsWith(3);
            assertThat(verify.progress())
                    .anyMatch(line -> line.contains("/nonexistent/docker.sock") && line.contains("start that engine"));
            assertThat(verify.out()).isEmpty();
        }
    }

    @Test
    void launcherTellsOfAStoppedEngineBeforeItBuildsAnything() throws Exception {
        ProcessBuilder launcher = new ProcessBuilder("../meshproof", "verify", Sdls.THREE_PROVIDERS.toString());
        launcher.environment().putAll(NO_ENGINE);
        Process process = launcher.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isEqualTo(3);
        assertThat(said).contains("/nonexistent/docker.sock").doesNotContain("building");
    }

    @Test
    void imageThatCannotBeHadIsNamed() throws Exception {
        Path sdls = Sdls.firstChanged(folder, "image: alpine:latest", "image: localhost:1/no-such-image:1");
        try (Meshproof verify = Meshproof.verify(sdls)) {
            verify.endsWith(3);
            assertThat(verify.progress()).anyMatch(line -> line.contains("localhost:1/no-such-image:1"));
        }
    }
}
