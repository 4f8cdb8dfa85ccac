package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Branch;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.lint.WrittenExpose;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ports that a provider leaves out: of those of one Kubernetes service that are offered under one number it takes the first,
 * whatever the protocol (provider, cluster/kube/builder/service.go, ports).
 */
public final class PortDropped implements Advice {
    @Override
    public void look(Document document, Findings findings) {
        document.services().forEach(service -> look(service, findings));
    }

    private static void look(WrittenService service, Findings findings) {
        Map<String, WrittenExpose> first = new HashMap<>();
        for (WrittenExpose expose : service.exposes()) {
            if (expose.offered().isEmpty()) {
                continue;
            }
            int offered = expose.offered().getAsInt();
            String group = (expose.global() && !expose.ingress() ? "node port " : "service ") + offered;
            WrittenExpose before = first.putIfAbsent(group, expose);
            if (before != null
                    && (before.udp() != expose.udp() || !before.port().equals(expose.port()))) {
                place(expose.branch()).ifPresent(at -> report(service, offered, before, expose, at, findings));
            }
        }
    }

    private static Optional<Text> place(Branch expose) {
        return Stream.of("as", "port")
                .flatMap(key -> expose.entry(key).map(Entry::value).flatMap(v -> expose.text(key)).stream())
                .findFirst();
    }

    private static void report(
            WrittenService service,
            int offered,
            WrittenExpose before,
            WrittenExpose expose,
            Text at,
            Findings findings) {
        boolean protocols = before.udp() != expose.udp();
        findings.add(
                AdviceCode.PORT_DROPPED,
                Span.of(at),
                "%s offers port %d %s: the provider takes the first and drops this one"
                        .formatted(service.name().value(), offered, protocols ? "over TCP and over UDP" : "twice"),
                "offer one of them as another port, such as as: " + (offered < 65535 ? offered + 1 : offered - 1));
    }
}
