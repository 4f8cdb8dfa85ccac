package dev.meshproof.lint;

import dev.meshproof.sdl.Text;
import java.util.Optional;

/** {@code deployment.SERVICE.PLACEMENT}, as written. */
public record WrittenDeployment(Text service, Text placement, Optional<Text> profile, Optional<Text> count) {
    /** How many replicas it asks for, as far as it can be told; 1 where it cannot. */
    public int replicas() {
        return count.map(Text::value)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(1);
    }
}
