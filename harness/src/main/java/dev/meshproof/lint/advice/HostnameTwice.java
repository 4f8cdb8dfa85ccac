package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.lint.WrittenDeployment;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.plan.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tailnet gives each hostname once: the second node that asks for it becomes {@code name-1}. */
public final class HostnameTwice implements Advice {
    @Override
    public void look(Document document, Findings findings) {
        Map<String, WrittenService> taken = new HashMap<>();
        for (WrittenService service : document.services()) {
            if (service.startup().tailnet().hostname() instanceof Fact.Known<String> hostname) {
                WrittenService before = taken.putIfAbsent(hostname.value(), service);
                if (before != null) {
                    findings.add(
                            AdviceCode.HOSTNAME_TWICE,
                            document.lines().word(hostname.at()),
                            "%s and %s both ask for the hostname %s, so that one of them becomes %s-1"
                                    .formatted(
                                            before.name().value(),
                                            service.name().value(),
                                            hostname.value(),
                                            hostname.value()),
                            "give each a hostname of its own");
                }
                replicas(document, service, hostname.value(), findings);
            }
        }
    }

    private static void replicas(Document document, WrittenService service, String hostname, Findings findings) {
        List<WrittenDeployment> deployments = document.deploymentsOf(service);
        int all = deployments.stream().mapToInt(WrittenDeployment::replicas).sum();
        if (all > 1) {
            WrittenDeployment last = deployments.get(deployments.size() - 1);
            findings.add(
                    AdviceCode.HOSTNAME_TWICE,
                    Span.of(last.count().filter(c -> last.replicas() > 1).orElse(last.placement())),
                    "%d replicas of %s all ask for the hostname %s: one gets it, the others become %s-1 and so on"
                            .formatted(all, service.name().value(), hostname, hostname),
                    "write count: 1 and a service for each node, or make the hostname at start: --hostname=\"%s-$(hostname)\""
                            .formatted(hostname));
        }
    }
}
