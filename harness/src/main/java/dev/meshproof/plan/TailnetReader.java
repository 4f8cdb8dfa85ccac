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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Determines what a service's SDL says of its tailnet, by reading command, args and script as the container would run them
 * and the TS_* variables as the image tailscale/tailscale would. What only the running container can tell stays unknown.
 *
 * <p>{@code args} without {@code command} go to the image's entrypoint, which an SDL does not show; they are read as a
 * command line, which holds for images that have no entrypoint or one that runs its arguments, as official images do.
 */
public final class TailnetReader {
    private static final Pattern MENTION = Pattern.compile("(?<![\\w-])tailscaled(?![\\w-])");

    private final Sdl.Service service;
    private final Map<String, EnvItem> env = new LinkedHashMap<>();

    private TailnetReader(Sdl.Service service) {
        this.service = service;
        for (Text item : service.env()) {
            EnvVariable variable = EnvVariable.of(item.value());
            env.put(variable.name(), new EnvItem(variable.name(), variable.value(), item.at()));
        }
    }

    public static Tailnet read(Sdl.Service service) {
        return new TailnetReader(service).read();
    }

    private Tailnet read() {
        if (service.command().isEmpty() && service.args().isEmpty()) {
            return imageAlone();
        }
        try {
            return of(arguments());
        } catch (UnreadableScriptException e) {
            boolean named =
                    texts().anyMatch(text -> MENTION.matcher(text.value()).find());
            return Tailnet.unknown(named, "the script cannot be read: " + e.getMessage());
        }
    }

    private Tailnet imageAlone() {
        String image = service.image().value();
        Position at = service.image().at();
        if (Containerboot.isIn(image)) {
            return of(List.of(new Invocation(
                    Containerboot.PROGRAM, List.of(), List.of(), new ShellVariables(env), Fact.Source.IMAGE, at)));
        }
        return Tailnet.unknown(
                false, "the entrypoint of the image " + image + " runs, and what it does does not stand in the SDL");
    }

    private Stream<Text> texts() {
        return Stream.concat(service.command().stream(), service.args().stream());
    }

    private List<Invocation> arguments() {
        Map<Field, Text> texts = new IdentityHashMap<>();
        List<Field> fields = new ArrayList<>();
        texts().forEach(text -> {
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

    private static Tailnet of(List<Invocation> found) {
        List<Invocation> all = new ArrayList<>();
        for (Invocation invocation : found) {
            if (invocation.program().equals(Containerboot.PROGRAM)) {
                all.addAll(new Containerboot(invocation).starts());
            } else {
                all.add(invocation);
            }
        }
        TailnetFacts facts = TailnetFacts.of(all);
        if (!facts.daemons().isEmpty()) {
            return facts.tailnet(daemon(found));
        }
        Optional<Position> mention = mention(all)
                .or(() -> facts.logins().stream().map(Invocation::at).findFirst());
        return mention.map(at -> Tailnet.unknown(
                        true,
                        "tailscaled seems to be started at " + at + ", but not in a way that this reader follows"))
                .orElseGet(() -> Tailnet.unknown(false, "nothing that the SDL shows starts tailscaled"));
    }

    private static Fact<String> daemon(List<Invocation> found) {
        return found.stream()
                .filter(i -> i.isDaemon() || i.program().equals(Containerboot.PROGRAM))
                .findFirst()
                .<Fact<String>>map(i -> new Fact.Known<>(i.program(), i.source(), i.at()))
                .orElseGet(() -> new Fact.Unknown<>("nothing starts tailscaled"));
    }

    /** tailscaled named in an argument or a here-document of another program, which may start it. */
    private static Optional<Position> mention(List<Invocation> invocations) {
        return invocations.stream()
                .filter(i -> Stream.concat(i.arguments().stream().map(Field::beginning), i.input().stream())
                        .anyMatch(text -> MENTION.matcher(text).find()))
                .map(Invocation::at)
                .findFirst();
    }
}
