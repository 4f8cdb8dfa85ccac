package dev.meshproof.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootedPathTest {
    @TempDir
    private Path root;

    @Test
    void followsAnAbsoluteLinkInsideTheRoot() throws IOException {
        Files.createDirectories(root.resolve("run/tailscale"));
        Files.createDirectories(root.resolve("var"));
        Files.createSymbolicLink(root.resolve("var/run"), Path.of("/run"));
        assertThat(RootedPath.resolve(root, "/var/run/tailscale/tailscaled.sock"))
                .isEqualTo(root.resolve("run/tailscale/tailscaled.sock"));
    }

    @Test
    void followsARelativeLinkAndNeverLeavesTheRoot() throws IOException {
        Files.createDirectories(root.resolve("var"));
        Files.createSymbolicLink(root.resolve("var/run"), Path.of("../../../run"));
        assertThat(RootedPath.resolve(root, "/var/./run/x.sock")).isEqualTo(root.resolve("run/x.sock"));
    }

    @Test
    void should_fail_if_links_lead_in_a_circle() throws IOException {
        Files.createSymbolicLink(root.resolve("a"), Path.of("/b"));
        Files.createSymbolicLink(root.resolve("b"), Path.of("/a"));
        assertThatThrownBy(() -> RootedPath.resolve(root, "/a")).hasMessageContaining("more than 40 links");
    }
}
