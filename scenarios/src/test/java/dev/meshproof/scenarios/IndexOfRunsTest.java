package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

class IndexOfRunsTest {
    @TempDir
    private Path folder;

    private static void session(Path runs) {
        LauncherConfig alone = LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .addLauncherSessionListeners(new IndexOfRuns(runs))
                .build();
        try (LauncherSession session = LauncherFactory.openSession(alone)) {
            assertThat(session.getLauncher()).isNotNull();
            assertThat(runs.resolve("index.html")).doesNotExist();
        }
    }

    @Test
    void junitFindsIt() {
        assertThat(ServiceLoader.load(LauncherSessionListener.class)).hasAtLeastOneElementOfType(IndexOfRuns.class);
    }

    @Test
    void aClosedSessionLeavesThePage() throws IOException {
        Files.createFile(Files.createDirectory(folder.resolve("2026-01-01T00-00-00Z-killed"))
                .resolve("evidence.jsonl"));

        session(folder);

        assertThat(folder.resolve("index.html")).content().contains("2026-01-01T00-00-00Z-killed", "did not come to");
    }

    @Test
    void whatCannotBeWrittenHarmsNoTest() throws IOException {
        assertThatCode(() -> session(folder.resolve("missing"))).doesNotThrowAnyException();
        Path runs = Files.createDirectory(folder.resolve("runs"));
        Files.createFile(Files.createDirectory(runs.resolve("killed")).resolve("evidence.jsonl"));
        Files.createDirectories(runs.resolve(".index.html.part/in-the-way"));

        assertThatCode(() -> session(runs)).doesNotThrowAnyException();

        assertThat(runs.resolve("index.html")).doesNotExist();
    }
}
