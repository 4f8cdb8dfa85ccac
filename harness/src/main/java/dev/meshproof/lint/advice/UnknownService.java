package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Branch;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.lint.Spelling;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.sdl.Text;
import java.util.List;

/** Names of services that the chain never looks up: {@code to.service} and {@code dependencies} (chain-sdk, go/sdl). */
public final class UnknownService implements Advice {
    @Override
    public void look(Document document, Findings findings) {
        List<String> known =
                document.services().stream().map(s -> s.name().value()).toList();
        for (WrittenService service : document.services()) {
            service.exposes().stream()
                    .flatMap(expose -> expose.to().stream())
                    .flatMap(to -> to.text("service").stream())
                    .forEach(name -> look("to.service", name, known, findings));
            for (Branch dependency : service.branch().branches("dependencies")) {
                dependency.text("service").ifPresent(name -> look("dependencies", name, known, findings));
            }
        }
    }

    private static void look(String what, Text name, List<String> known, Findings findings) {
        if (!name.value().isEmpty() && !known.contains(name.value())) {
            findings.add(
                    AdviceCode.UNKNOWN_SERVICE,
                    Span.of(name),
                    "%s names \"%s\", and no service of this file is called that; the chain does not look"
                            .formatted(what, name.value()),
                    Spelling.didYouMean(name.value(), known));
        }
    }
}
