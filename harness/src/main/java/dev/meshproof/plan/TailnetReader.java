package dev.meshproof.plan;

import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Determines what a service's SDL says of its tailnet, by reading command, args and script as the container would run them
 * and the TS_* variables as the image tailscale/tailscale would. What only the running container can tell stays unknown.
 */
public final class TailnetReader {
    private static final Pattern MENTION = Pattern.compile("(?<![\\w-])tailscaled(?![\\w-])");

    private TailnetReader() {}

    public static Tailnet read(Sdl.Service service) {
        try {
            return of(service, Programs.of(service));
        } catch (UnreadableScriptException e) {
            boolean named = Stream.concat(service.command().stream(), service.args().stream())
                    .anyMatch(text -> MENTION.matcher(text.value()).find());
            return Tailnet.unknown(named, "the script cannot be read: " + e.getMessage());
        }
    }

    /** From the programs of {@link Programs#of}, where somebody has read them already. */
    public static Tailnet of(Sdl.Service service, List<Invocation> programs) {
        boolean imageAlone = service.command().isEmpty() && service.args().isEmpty() && programs.isEmpty();
        return imageAlone ? unknownImage(service) : of(programs);
    }

    private static Tailnet unknownImage(Sdl.Service service) {
        return Tailnet.unknown(
                false,
                "the entrypoint of the image " + service.image().value()
                        + " runs, and what it does does not stand in the SDL");
    }

    private static Tailnet of(List<Invocation> found) {
        List<Invocation> all = Programs.started(found);
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
