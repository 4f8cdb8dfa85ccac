package dev.meshproof.lint;

import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A volume of a compute profile, as written.
 *
 * @param name empty where it has none, which means {@code default}
 */
public record WrittenVolume(Optional<Text> name, Optional<Text> size, Branch attributes) {
    static List<WrittenVolume> of(Branch resources) {
        Optional<Yaml> storage = resources.entry("storage").map(Yaml.Entry::value);
        List<Branch> volumes = storage.isPresent() && storage.get() instanceof Mapping map
                ? List.of(Branch.of(map))
                : resources.branches("storage");
        return volumes.stream()
                .map(v -> new WrittenVolume(v.text("name"), v.text("size"), v.branch("attributes")))
                .toList();
    }

    /** {@code default} where none is written. */
    public String called() {
        return name.map(Text::value).orElse("default");
    }

    public boolean persistent() {
        return attributes
                .text("persistent")
                .filter(text -> Set.of("true", "on", "yes").contains(text.value()))
                .isPresent();
    }

    public boolean ram() {
        return attributes
                .text("class")
                .filter(text -> text.value().equals("ram"))
                .isPresent();
    }
}
