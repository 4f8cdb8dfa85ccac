package dev.meshproof.plan;

import dev.meshproof.plan.Field.EnvItem;
import dev.meshproof.plan.Field.Known;
import dev.meshproof.plan.Field.Piece;
import dev.meshproof.plan.Field.Unknown;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of a script while it is read from top to bottom: at first the container's environment. */
public final class ShellVariables {
    private final Map<String, List<Piece>> values = new LinkedHashMap<>();
    private final Set<String> exported = new HashSet<>();
    private Optional<String> poison = Optional.empty();

    ShellVariables(Map<String, EnvItem> environment) {
        environment.forEach((name, item) -> values.put(name, List.of(new Known(item.value(), Optional.of(item)))));
        exported.addAll(environment.keySet());
    }

    ShellVariables(ShellVariables other) {
        values.putAll(other.values);
        exported.addAll(other.exported);
        poison = other.poison;
    }

    /** Empty where it is not set. A value that cannot be told is a piece that says why. */
    public Optional<List<Piece>> get(String name) {
        return poison.map(why -> List.<Piece>of(new Unknown(why))).or(() -> Optional.ofNullable(values.get(name)));
    }

    /** As {@link #get}, of what a program that the script starts finds in its environment. */
    public Optional<List<Piece>> getExported(String name) {
        return exported.contains(name) || poison.isPresent() ? get(name) : Optional.empty();
    }

    void set(String name, List<Piece> value) {
        values.put(name, List.copyOf(value));
    }

    void export(String name) {
        exported.add(name);
    }

    void unset(String name) {
        values.remove(name);
        exported.remove(name);
    }

    /** From here on any variable may have changed. */
    void poison(String why) {
        poison = poison.or(() -> Optional.of(why));
    }
}
