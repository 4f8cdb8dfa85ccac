package dev.meshproof.plan;

import dev.meshproof.plan.Field.EnvItem;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Text;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The programs that a service starts, as far as its SDL shows them: its command and args, or its script, or what is known of
 * its image.
 *
 * <p>{@code args} without {@code command} go to the image's entrypoint, which an SDL does not show; they are read as a
 * command line, which holds for images that have no entrypoint or one that runs its arguments, as official images do.
 */
public final class Programs {
    private final Sdl.Service service;
    private final Map<String, EnvItem> env = new LinkedHashMap<>();

    private Programs(Sdl.Service service) {
        this.service = service;
        for (Text item : service.env()) {
            EnvVariable variable = EnvVariable.of(item.value());
            env.put(variable.name(), new EnvItem(variable.name(), variable.value(), item.at()));
        }
    }

    /**
     * In the order in which they stand. The image tailscale/tailscale stands as its {@code containerboot}.
     *
     * @throws UnreadableScriptException if a script has a quote or an expansion that is not closed
     */
    public static List<Invocation> of(Sdl.Service service) {
        Programs programs = new Programs(service);
        return service.command().isEmpty() && service.args().isEmpty() ? programs.imageAlone() : programs.arguments();
    }

    /** As {@link #of}, with what {@code containerboot} starts in its place. */
    public static List<Invocation> started(List<Invocation> programs) {
        List<Invocation> all = new ArrayList<>();
        for (Invocation invocation : programs) {
            if (invocation.program().equals(Containerboot.PROGRAM)) {
                all.addAll(new Containerboot(invocation).starts());
            } else {
                all.add(invocation);
            }
        }
        return List.copyOf(all);
    }

    private List<Invocation> imageAlone() {
        if (!Containerboot.isIn(service.image().value())) {
            return List.of();
        }
        Position at = service.image().at();
        return List.of(new Invocation(
                Containerboot.PROGRAM, List.of(), List.of(), new ShellVariables(env), Fact.Source.IMAGE, at));
    }

    private List<Invocation> arguments() {
        Map<Field, Text> texts = new IdentityHashMap<>();
        List<Field> fields = new ArrayList<>();
        Stream.concat(service.command().stream(), service.args().stream()).forEach(text -> {
            Field field = Field.literal(text.value(), text.at());
            fields.add(field);
            texts.put(field, text);
        });
        return new CommandLine(new ShellVariables(env), Fact.Source.ARGS, 0)
                .read(fields, field -> places(texts, field));
    }

    private static Optional<IntFunction<Position>> places(Map<Field, Text> texts, Field field) {
        Text text = texts.get(field);
        return text == null ? Optional.empty() : Optional.of(text::at);
    }
}
