package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.sdl.Text;

/** A service's name becomes a Kubernetes name and a DNS label (RFC 1035: up to 63 characters). */
public final class ServiceNameLong implements Advice {
    private static final int MAX = 63;

    @Override
    public void look(Document document, Findings findings) {
        document.services().stream()
                .filter(service -> service.name().value().length() > MAX)
                .forEach(service -> {
                    Text name = service.name();
                    findings.add(
                            AdviceCode.SERVICE_NAME_LONG,
                            Span.of(name),
                            "the service's name has %d characters: the chain takes it, and Kubernetes refuses it at the provider"
                                    .formatted(name.value().length()),
                            "shorten it to " + MAX + " characters");
                });
    }
}
