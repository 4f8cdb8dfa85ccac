package dev.meshproof.plan;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the chain accepts and Kubernetes refuses at the provider, and what a lab does not do or does differently: refused or
 * noted by name, never silently dropped.
 */
final class LabLimits {
    /** A provider of the lab is a /28. */
    private static final int ADDRESSES = 16;

    private final Diagnostics found = new Diagnostics(Judge.ADVICE);

    private LabLimits() {}

    /** In the order of the file's lines. */
    static List<Diagnostic> check(Sdl sdl) {
        LabLimits limits = new LabLimits();
        Set<String> deployed = new LinkedHashSet<>();
        Set<VolumeLimits> volumes = new LinkedHashSet<>();
        for (Sdl.Deployment deployment : sdl.deployment()) {
            limits.count(deployment);
            deployed.add(deployment.service().value());
            volumes.add(new VolumeLimits(
                    sdl.service(deployment.service().value()),
                    sdl.compute(deployment.profile().value())));
        }
        for (String service : deployed) {
            limits.service(sdl.service(service));
        }
        volumes.forEach(of -> of.check(limits.found));
        volumes.stream().map(VolumeLimits::compute).distinct().forEach(limits::compute);
        sdl.endpoints().forEach(limits::endpoint);
        sdl.reclamation()
                .ifPresent(window -> limits.warn(
                        "lab-reclamation",
                        window.at(),
                        "reclamation.min_window " + window.value() + ": a lab's provider never takes a lease back",
                        "what happens then is not tested"));
        return limits.found.found();
    }

    /** Providers with more replicas than the lab has addresses for. */
    static List<Diagnostic> room(LabPlan plan) {
        LabLimits limits = new LabLimits();
        plan.providers().forEach(provider -> limits.room(plan, provider));
        return limits.found.found();
    }

    private void room(LabPlan plan, String provider) {
        List<ReplicaPlan> replicas = plan.on(provider);
        if (replicas.size() > plan.room()) {
            ReplicaPlan tooMany = replicas.get(plan.room());
            found.add(
                    Severity.ERROR,
                    "lab-count",
                    tooMany.at(),
                    tooMany.id().service().length(),
                    provider + " has " + replicas.size() + " replicas: with "
                            + plan.relays().size()
                            + (plan.relays().size() == 1 ? " relay" : " relays") + " a provider of the lab holds "
                            + plan.room(),
                    "write smaller counts, or leave services out, in the copy that you verify");
        }
    }

    private void warn(String code, Position at, String message, String hint) {
        found.add(Severity.WARNING, code, at, 1, message, hint);
    }

    private void count(Sdl.Deployment deployment) {
        int count = deployment.count().value();
        String path = "deployment." + deployment.service().value() + "."
                + deployment.placement().value() + ".count ";
        if (count == 0) {
            warn("not-run", deployment.count().at(), path + "0: no replica of the service runs", "write 1 or more");
        }
        if (count > ADDRESSES) {
            found.error(
                    "lab-count",
                    deployment.count().at(),
                    path + count + ": a provider of the lab is a network of " + ADDRESSES + " addresses",
                    "write a smaller count in the copy that you verify");
        }
    }

    private void service(Sdl.Service service) {
        String name = "services." + service.name().value();
        service.credentials()
                .ifPresent(credentials -> found.error(
                        "lab-credentials",
                        credentials.at(),
                        name + ".credentials: the lab cannot pull with credentials yet",
                        "pull the image beforehand and leave credentials out of the copy that you verify"));
        service.params()
                .tee()
                .ifPresent(tee -> warn(
                        "lab-tee",
                        tee.at(),
                        name + ".params.tee " + tee.value() + ": the lab has no trusted hardware",
                        "the service runs in an ordinary container, and cannot attest itself"));
        service.params().permissions().stream()
                .findFirst()
                .ifPresent(first -> warn(
                        "lab-permissions",
                        first.at(),
                        name + ".params.permissions: the lab has no Kubernetes API to read from",
                        "the service gets no service account"));
        new PortLimits(service).check(found);
        new KubernetesExpansion(service).check(found);
    }

    private void compute(Sdl.Compute compute) {
        String name = "profiles.compute." + compute.name().value();
        int gpus = compute.gpu().units().value();
        if (gpus > 0) {
            found.error(
                    "lab-gpu",
                    compute.gpu().units().at(),
                    name + " asks for " + gpus + (gpus == 1 ? " GPU" : " GPUs") + ": the lab has none",
                    "write units: 0 in the copy that you verify");
        }
    }

    private void endpoint(Sdl.Endpoint endpoint) {
        warn(
                "lab-ip-endpoint",
                endpoint.name().at(),
                "endpoints." + endpoint.name().value() + ": the lab lends no IP addresses",
                "its ports are tested without one, as the SDL exposes them");
    }
}
