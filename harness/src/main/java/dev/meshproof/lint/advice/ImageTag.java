package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.sdl.Text;

/** A provider pulls an image only if it does not have it (provider, cluster/kube/builder/workload.go: IfNotPresent). */
public final class ImageTag implements Advice {
    @Override
    public void look(Document document, Findings findings) {
        document.services().forEach(service -> service.image().ifPresent(image -> look(image, findings)));
    }

    private static void look(Text image, Findings findings) {
        String name = image.value();
        int tag = name.lastIndexOf(':');
        boolean tagged = tag > name.lastIndexOf('/');
        if (name.contains("@") || (tagged && !name.endsWith(":latest"))) {
            return;
        }
        findings.add(
                AdviceCode.IMAGE_TAG,
                Span.of(image),
                tagged
                        ? "a provider that has pulled " + name
                                + " once never pulls it again, so that each may run another one"
                        : name + " has no tag and means :latest, which a provider that has it never pulls again",
                "name a version, such as " + (tagged ? name.substring(0, tag) : name) + ":1.2.3");
    }
}
