package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.lint.WrittenEnv;
import dev.meshproof.lint.WrittenExpose;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.sdl.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Siblings that are dialled as {@code NAME:port}: whether the name and the port exist (provider,
 * cluster/kube/builder/service.go).
 */
public final class SiblingName implements Advice {
    private static final Pattern DIALLED =
            Pattern.compile("(?<![\\w.:-])([a-z][-a-z0-9]{0,62}):([0-9]{2,5})(?![\\w@.:-])");

    @Override
    public void look(Document document, Findings findings) {
        for (WrittenService service : document.services()) {
            Set<String> said = new HashSet<>();
            for (WrittenEnv env : service.env()) {
                int value = Math.min(env.item().value().length(), env.name().length() + 1);
                look(document, service, env.item(), value, said, findings);
            }
            for (Text text : service.commandLine()) {
                look(document, service, text, 0, said, findings);
            }
        }
    }

    private static void look(
            Document document, WrittenService service, Text text, int from, Set<String> said, Findings findings) {
        Matcher dialled = DIALLED.matcher(text.value());
        dialled.region(from, text.value().length());
        dialled.useTransparentBounds(true);
        while (dialled.find()) {
            WrittenService sibling = document.service(dialled.group(1)).orElse(null);
            if (sibling == null
                    || sibling.name().value().equals(service.name().value())
                    || !said.add(dialled.group())) {
                continue;
            }
            Span at = Span.of(text, dialled.start(), dialled.end());
            report(document, service, sibling, dialled.group(), Integer.parseInt(dialled.group(2)), at, findings);
        }
    }

    private static void report(
            Document document,
            WrittenService service,
            WrittenService sibling,
            String dialled,
            int port,
            Span at,
            Findings findings) {
        String name = sibling.name().value();
        List<WrittenExpose> named =
                sibling.exposes().stream().filter(WrittenExpose::named).toList();
        String offered = named.stream()
                .flatMapToInt(expose -> expose.offered().stream())
                .distinct()
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        if (!shareALease(document, service, sibling)) {
            findings.add(
                    AdviceCode.SIBLING_NO_NAME,
                    at,
                    "%s is dialled, but %s and %s are on different placements, whose leases do not know each other's names"
                            .formatted(dialled, service.name().value(), name),
                    "deploy both on one placement, or go through the tailnet or a public address");
        } else if (named.isEmpty()) {
            findings.add(
                    AdviceCode.SIBLING_NO_NAME,
                    at,
                    "%s is dialled, but %s gets no name: it is exposed %s"
                            .formatted(dialled, name, sibling.exposes().isEmpty() ? "to nobody" : "globally only"),
                    "add to expose of %s: {port: %d, to: [{service: %s}]}"
                            .formatted(name, port, service.name().value()));
        } else if (named.stream().noneMatch(expose -> expose.offered().orElse(0) == port)) {
            findings.add(
                    AdviceCode.SIBLING_NO_NAME,
                    at,
                    "%s is dialled, but %s is offered to its siblings as %s".formatted(dialled, name, offered),
                    "dial %s:%s, or expose port %d too".formatted(name, offered.replaceFirst(",.*", ""), port));
        }
    }

    private static boolean shareALease(Document document, WrittenService a, WrittenService b) {
        Set<String> placements = document.deploymentsOf(a).stream()
                .map(d -> d.placement().value())
                .collect(Collectors.toSet());
        List<String> others = document.deploymentsOf(b).stream()
                .map(d -> d.placement().value())
                .toList();
        return placements.isEmpty() || others.isEmpty() || others.stream().anyMatch(placements::contains);
    }
}
