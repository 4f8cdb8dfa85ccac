package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.Sections.Run;
import java.util.Optional;

/** Whether what is deployed exists, and the other way round (validateSDL.ts, #validateDeploymentWithRelations). */
final class DeploymentChecks {
    private final Sections sections;
    private final Report report;

    DeploymentChecks(Sections sections, Report report) {
        this.sections = sections;
        this.report = report;
    }

    /** {@code Service "x" is not defined at "/deployment" section.} */
    void everyServiceIsDeployed() {
        Optional<Spot> deployment = sections.deployment();
        if (deployment.isEmpty()) {
            return;
        }
        for (Spot service : sections.services()) {
            String name = service.name();
            if (deployment.get().at(name).isEmpty() && !Inherited.has(name)) {
                report.error(
                        "service-not-deployed",
                        service.label(),
                        service.path() + " is not deployed: deployment has no " + Names.quoted(name),
                        Names.near(name, Sections.names(deployment.get()))
                                .map(near -> "deployment has " + near + ": are they the same?")
                                .orElse("write it under deployment, or remove the service"));
            }
        }
    }

    /** {@code The placement "x" is not defined in the "placement" section.} */
    void placementExists(Run run) {
        Optional<Spot> placements = sections.placement();
        String name = run.at().name();
        if (placements.isPresent() && placements.get().at(name).isEmpty()) {
            report.error(
                    "placement-unknown",
                    run.at().label(),
                    "deployment names the placement %s, which profiles.placement lacks".formatted(Names.quoted(name)),
                    Names.instead(name, Sections.names(placements.get())));
        }
    }

    /** {@code The compute requirements for the "x" profile are not defined in the "compute" section.} */
    void profileExists(Run run) {
        Optional<Spot> compute = sections.compute();
        if (compute.isPresent() && compute.get().at(run.profileName()).isEmpty()) {
            report.error(
                    "compute-profile-unknown",
                    run.profile().place(),
                    "deployment names the compute profile %s, which profiles.compute lacks"
                            .formatted(Names.quoted(run.profileName())),
                    Names.instead(run.profileName(), Sections.names(compute.get())));
        }
    }

    /** {@code The pricing for the "x" profile is not defined in the "y" placement.} */
    void profileHasPrice(Run run) {
        Optional<Spot> placement =
                sections.placement().flatMap(p -> p.at(run.at().name()));
        Optional<Spot> pricing = placement.flatMap(p -> p.at("pricing"));
        String name = run.profileName();
        boolean known = sections.compute().flatMap(c -> c.at(name)).isPresent();
        if (known && pricing.isPresent() && pricing.get().at(name).isEmpty() && !Inherited.has(name)) {
            report.error(
                    "pricing-missing",
                    placement.get().label(),
                    pricing.get().path() + " lacks the compute profile " + Names.quoted(name),
                    Names.near(name, Sections.names(pricing.get()))
                            .map(near -> "it has " + near + ": name both alike")
                            .orElse("write " + Names.shortened(name) + ": {denom: uact, amount: 1000} below pricing"));
        }
    }
}
