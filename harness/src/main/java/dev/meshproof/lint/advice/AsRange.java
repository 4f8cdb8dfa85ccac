package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.lint.WrittenExpose;
import dev.meshproof.lint.WrittenService;

/** The chain never looks at the range of {@code as} (chain-sdk, go/sdl, expose.go); Kubernetes does. */
public final class AsRange implements Advice {
    private static final int LAST = 65535;

    @Override
    public void look(Document document, Findings findings) {
        for (WrittenService service : document.services()) {
            for (WrittenExpose expose : service.exposes()) {
                expose.branch()
                        .text("as")
                        .filter(as -> as.value().matches("[0-9]{1,9}") && Integer.parseInt(as.value()) > LAST)
                        .ifPresent(as -> findings.add(
                                AdviceCode.AS_RANGE,
                                Span.of(as),
                                "as: " + as.value()
                                        + " is no port: the chain does not look, and Kubernetes refuses it at"
                                        + " the provider",
                                "write a number from 1 to " + LAST));
            }
        }
    }
}
