package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Sdl.Deployment;
import dev.meshproof.sdl.chain.Drafts.Document;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code params.tee} (go/sdl, tee.go, groupBuilder_v2.go). */
final class TeeRules {
    private static final List<String> KINDS = List.of("cpu", "cpu-gpu");

    private final Document document;
    private final Report report;
    private final Map<String, String> kinds = new HashMap<>();

    TeeRules(Document document, Report report) {
        this.document = document;
        this.report = report;
    }

    void check() {
        new TreeMap<>(document.deployments())
                .values()
                .forEach(placements -> placements.values().forEach(this::check));
    }

    private void check(Deployment deployment) {
        Drafts.Service service = document.services().get(deployment.service().value());
        if (service != null) {
            service.service().params().tee().ifPresent(tee -> check(deployment, tee));
        }
    }

    private void check(Deployment deployment, Located<String> tee) {
        String path = "services." + deployment.service().value() + ".params.tee";
        Drafts.Compute compute = document.compute().get(deployment.profile().value());
        if (!KINDS.contains(tee.value())) {
            report.error(
                    "tee-kind",
                    tee,
                    path + " is \"" + tee.value() + "\", which Akash does not know",
                    "write cpu or cpu-gpu");
            return;
        }
        if (tee.value().equals("cpu-gpu") && compute != null && compute.gpus() == 0) {
            report.error(
                    "tee-gpu",
                    tee,
                    path + " is cpu-gpu, but the profile "
                            + deployment.profile().value() + " has no GPU",
                    "write cpu, or ask for a GPU");
        }
        String other = kinds.putIfAbsent(deployment.placement().value(), tee.value());
        if (other != null && !other.equals(tee.value())) {
            report.error(
                    "tee-mixed",
                    tee,
                    "%s is %s, but another service on %s has %s"
                            .formatted(path, tee.value(), deployment.placement().value(), other),
                    "one placement takes one kind: write the same, or use another placement");
        }
    }
}
