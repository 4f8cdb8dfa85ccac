package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl.Expose;
import dev.meshproof.sdl.chain.Drafts.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What holds over the whole manifest (go/manifest/v2beta3, groups.go and serviceexpose.go). */
final class ManifestRules {
    private final Document document;
    private final Report report;
    private final Map<String, Position> hosts = new HashMap<>();

    ManifestRules(Document document, Report report) {
        this.document = document;
        this.report = report;
    }

    void check() {
        List<Drafts.Service> deployed = new ArrayList<>();
        document.deployments().forEach((name, placements) -> {
            Drafts.Service service = document.services().get(name);
            for (int i = 0; service != null && i < Math.min(2, placements.size()); i++) {
                deployed.add(service);
            }
        });
        deployed.forEach(this::hosts);
        boolean global = deployed.stream()
                .flatMap(service -> service.service().expose().stream())
                .anyMatch(Expose::global);
        if (!global && !deployed.isEmpty()) {
            zeroGlobal(deployed);
        }
    }

    /** {@code zero global services}. */
    private void zeroGlobal(List<Drafts.Service> deployed) {
        Position at = deployed.stream()
                .flatMap(service -> service.service().expose().stream())
                .map(Expose::at)
                .findFirst()
                .orElse(deployed.get(0).service().name().at());
        report.error(
                "zero-global",
                at,
                1,
                "no service is exposed with global: true",
                "Akash wants one in every deployment: add \"to: [{global: true}]\" to an expose entry");
    }

    /** {@code hostname is duplicated}: an entry of {@code to} repeats them, and so does a second placement. */
    private void hosts(Drafts.Service service) {
        for (Expose expose : service.service().expose()) {
            int times = Math.max(1, expose.to().size());
            expose.accept().forEach(host -> claim(host, times));
        }
    }

    private void claim(Located<String> host, int times) {
        Position first = hosts.putIfAbsent(host.value(), host.at());
        if (first == null && times == 1) {
            return;
        }
        String why = first != null && !first.equals(host.at())
                ? "which line " + first.line() + " names already"
                : times > 1
                        ? "which each of the " + times + " entries of to claims again"
                        : "which each placement of the service claims again";
        report.error(
                "accept-twice",
                host,
                "accept has \"" + host.value() + "\", " + why,
                "a host name can be claimed once in a deployment");
    }
}
