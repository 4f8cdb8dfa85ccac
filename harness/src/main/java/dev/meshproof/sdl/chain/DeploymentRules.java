package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl.Deployment;
import dev.meshproof.sdl.chain.Drafts.Document;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a deployment names must exist, and is judged once it is named (go/sdl, v2.go, validate). */
final class DeploymentRules {
    private final Document document;
    private final Report report;
    private final Set<Object> reported = Collections.newSetFromMap(new IdentityHashMap<>());

    DeploymentRules(Document document, Report report) {
        this.document = document;
        this.report = report;
    }

    void check() {
        boolean any = false;
        for (Map<String, Deployment> placements : document.deployments().values()) {
            for (Deployment deployment : placements.values()) {
                any = true;
                check(deployment);
            }
        }
        if (!any) {
            nothingDeployed();
        }
    }

    private void check(Deployment deployment) {
        String path = "deployment." + deployment.service().value() + "."
                + deployment.placement().value();
        Drafts.Service service = document.services().get(deployment.service().value());
        if (service == null) {
            unknown(
                    "service",
                    deployment.service(),
                    "services",
                    document.services().keySet());
        } else {
            once(service, service.whenDeployed());
        }
        Drafts.Compute compute = document.compute().get(deployment.profile().value());
        if (compute == null) {
            noProfile(path, deployment.profile());
        } else {
            once(compute, compute.whenUsed());
        }
        Drafts.Placement placement =
                document.placements().get(deployment.placement().value());
        if (placement == null) {
            unknown(
                    "placement",
                    deployment.placement(),
                    "profiles.placement",
                    document.placements().keySet());
        } else {
            checkPlacement(path, deployment, placement);
        }
    }

    private void once(Object owner, List<Diagnostic> errors) {
        if (reported.add(owner)) {
            report.addAll(errors);
        }
    }

    /** {@code no compute profile named X}. */
    private void noProfile(String path, Located<String> profile) {
        if (profile.value().isEmpty()) {
            report.error("missing", profile, path + ".profile is missing", "name one of profiles.compute");
        } else {
            unknown(
                    "compute profile",
                    profile,
                    "profiles.compute",
                    document.compute().keySet());
        }
    }

    /** {@code no service profile named X}, {@code no placement profile named X}. */
    private void unknown(String what, Located<String> name, String where, Collection<String> known) {
        if (known.isEmpty()) {
            Located<String> section = document.sections().get(where.replaceFirst("\\..*", ""));
            Position at = section == null ? document.start() : section.at();
            int length = section == null ? 1 : section.value().length();
            report.error(
                    "missing",
                    at,
                    length,
                    where + " is missing",
                    "an SDL has version, services, profiles and deployment");
            return;
        }
        report.error(
                what.replace(' ', '-') + "-unknown",
                name,
                "deployment names the %s \"%s\", which %s lacks".formatted(what, name.value(), where),
                Suggestions.among(name.value(), known));
    }

    /** {@code no pricing for profile X}; {@code empty group spec name} (go/node/deployment, groupspec.go). */
    private void checkPlacement(String path, Deployment deployment, Drafts.Placement placement) {
        if (deployment.placement().value().isEmpty()) {
            report.error("placement-name", deployment.placement(), path + " has an empty name", "name the placement");
        }
        String profile = deployment.profile().value();
        if (!placement.prices().containsKey(profile) && document.compute().containsKey(profile)) {
            report.error(
                    "pricing-missing",
                    placement.placement().name(),
                    "profiles.placement.%s.pricing lacks the profile \"%s\""
                            .formatted(placement.placement().name().value(), profile),
                    Suggestions.nearest(profile, placement.prices().keySet())
                            .map(near -> "it has " + near + ": name both alike")
                            .orElse("add " + profile + ": {denom: uact, amount: 1000} below pricing"));
        }
    }

    /** {@code Invalid: groups} (go/node/deployment, group_validation.go). */
    private void nothingDeployed() {
        Located<String> section = document.sections().get("deployment");
        report.error(
                "nothing-deployed",
                section == null ? document.start() : section.at(),
                section == null ? 1 : section.value().length(),
                section == null ? "deployment is missing" : "deployment names no service on a placement",
                "write a service, below it a placement, and below that profile: and count:");
    }
}
