package dev.meshproof.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    private static final String OURS = "0::/\n";
    private static final String A_CONTAINER = "0::/docker/" + "0123456789abcdef".repeat(4) + "\n";

    @TempDir
    Path proc;

    @Test
    void finds_processes_by_name() throws IOException {
        process("self", "java", OURS);
        process("100", "tailscaled", OURS);
        process("20", "tailscaled", OURS);
        process("30", "tailscale", OURS);

        assertThat(new Processes(proc).named("tailscaled")).containsExactly(20L, 100L);
    }

    @Test
    void does_not_count_those_inside_containers() throws IOException {
        process("self", "java", OURS);
        process("20", "tailscaled", A_CONTAINER);

        assertThat(new Processes(proc).named("tailscaled")).isEmpty();
    }

    @Test
    void counts_those_in_the_same_container() throws IOException {
        process("self", "java", A_CONTAINER);
        process("20", "tailscaled", A_CONTAINER);

        assertThat(new Processes(proc).named("tailscaled")).containsExactly(20L);
    }

    @Test
    void finds_none_where_there_is_no_proc() {
        assertThat(new Processes(proc.resolve("missing")).named("tailscaled")).isEmpty();
    }

    private void process(String pid, String name, String cgroup) throws IOException {
        Path folder = Files.createDirectory(proc.resolve(pid));
        Files.writeString(folder.resolve("comm"), name + "\n");
        Files.writeString(folder.resolve("cgroup"), cgroup);
    }
}
