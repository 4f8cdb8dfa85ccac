package dev.meshproof.lint;

import dev.meshproof.sdl.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service, as written.
 *
 * @param startup what it starts, as far as that can be read
 */
public record WrittenService(Text name, Branch branch, Startup startup) {
    static WrittenService of(Text name, Branch branch) {
        return new WrittenService(name, branch, Startup.of(name, branch));
    }

    public Optional<Text> image() {
        return branch.text("image").filter(text -> !text.value().isBlank());
    }

    /** Command and args, as the container gets them. */
    public List<Text> commandLine() {
        return Stream.concat(branch.texts("command").stream(), branch.texts("args").stream())
                .toList();
    }

    public List<WrittenEnv> env() {
        return branch.texts("env").stream().map(WrittenEnv::of).toList();
    }

    public Optional<WrittenEnv> env(String variable) {
        return env().stream().filter(item -> item.name().equals(variable)).reduce((a, b) -> b);
    }

    public List<WrittenExpose> exposes() {
        return branch.branches("expose").stream().map(WrittenExpose::new).toList();
    }

    /** {@code params.storage}: the volumes that are mounted. */
    public List<Branch.Named> mounts() {
        return branch.branch("params").branch("storage").named();
    }
}
