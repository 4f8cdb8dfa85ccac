package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.lint.WrittenVolume;
import dev.meshproof.plan.Fact;
import dev.meshproof.plan.Field;
import dev.meshproof.plan.Invocation;
import dev.meshproof.sdl.Text;
import java.util.List;
import java.util.Optional;

/** A restarted container begins with a fresh disk: a tailscaled that kept its state there comes back as another node. */
public final class StateLost implements Advice {
    @Override
    public void look(Document document, Findings findings) {
        for (WrittenService service : document.services()) {
            for (Invocation daemon : service.startup().daemons()) {
                Optional<Field> state = daemon.flag("state", "statedir");
                if (isLost(document, service, daemon, state)) {
                    report(document, service, daemon, state, findings);
                }
            }
        }
    }

    private static boolean isLost(Document document, WrittenService service, Invocation daemon, Optional<Field> state) {
        if (state.isEmpty()) {
            return daemon.arguments().stream().noneMatch(word -> word.why().isPresent());
        }
        Optional<String> path = state.get().text();
        return path.isPresent() && path.get().startsWith("/") && !onPersistentVolume(document, service, path.get());
    }

    private static boolean onPersistentVolume(Document document, WrittenService service, String path) {
        List<String> persistent = document.volumesOf(service).stream()
                .filter(WrittenVolume::persistent)
                .map(WrittenVolume::called)
                .toList();
        return service.mounts().stream()
                .filter(mount -> persistent.contains(mount.name().value()))
                .flatMap(mount -> mount.branch().text("mount").stream())
                .map(Text::value)
                .anyMatch(mount -> (path + "/").startsWith(mount.endsWith("/") ? mount : mount + "/"));
    }

    private static void report(
            Document document, WrittenService service, Invocation daemon, Optional<Field> state, Findings findings) {
        String name =
                service.startup().tailnet().hostname() instanceof Fact.Known<String> known ? known.value() : "its name";
        findings.add(
                AdviceCode.STATE_LOST,
                document.lines().word(state.map(Field::at).orElse(daemon.at())),
                "tailscaled's state is lost with the container: after a restart the node comes back as %s-1 while %s is taken"
                        .formatted(name, name),
                "write tailscaled --state=mem: with an ephemeral key, or keep --statedir on a persistent volume");
    }
}
