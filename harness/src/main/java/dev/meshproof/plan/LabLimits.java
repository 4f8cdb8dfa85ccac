package dev.meshproof.plan;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Severity;
import dev.meshproof.sdl.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What Akash accepts and a lab does not do, or does differently: refused or noted by name, never silently dropped. */
final class LabLimits {
    /** What Kubernetes replaces in command, args and env values (its third_party/forked/golang/expansion). */
    private static final Pattern EXPANDED = Pattern.compile("\\$\\$|\\$\\(([-._a-zA-Z][-._a-zA-Z0-9]*)\\)");

    private final List<Diagnostic> found = new ArrayList<>();

    private LabLimits() {}

    static List<Diagnostic> check(Sdl sdl) {
        LabLimits limits = new LabLimits();
        sdl.services().forEach(limits::service);
        sdl.compute().forEach(limits::compute);
        sdl.endpoints().forEach(limits::endpoint);
        return List.copyOf(limits.found);
    }

    static boolean refuses(Diagnostic finding) {
        return finding.severity() == Severity.ERROR;
    }

    private void refuse(String code, Position at, String message, String hint) {
        found.add(new Diagnostic(Judge.ADVICE, Severity.ERROR, code, at, 1, message, hint));
    }

    private void warn(String code, Position at, String message, String hint) {
        found.add(new Diagnostic(Judge.ADVICE, Severity.WARNING, code, at, 1, message, hint));
    }

    private void service(Sdl.Service service) {
        String name = "services." + service.name().value();
        service.credentials()
                .ifPresent(credentials -> refuse(
                        "lab-credentials",
                        credentials.at(),
                        name + ".credentials: the lab cannot pull with credentials yet",
                        "pull the image beforehand and leave credentials out of the copy that you verify"));
        service.params()
                .storage()
                .forEach(mount -> refuse(
                        "lab-params",
                        mount.volume().at(),
                        name + ".params: the lab cannot mount volumes yet",
                        "leave params out of the copy that you verify"));
        List<String> names = service.env().stream()
                .map(item -> EnvVariable.of(item.value()).name())
                .toList();
        service.command().forEach(text -> expanded(text, names));
        service.args().forEach(text -> expanded(text, names));
        service.env().forEach(text -> expanded(text, names));
    }

    private void expanded(Text text, List<String> env) {
        EXPANDED.matcher(text.value())
                .results()
                .filter(match -> match.group(1) == null || env.contains(match.group(1)))
                .findFirst()
                .ifPresent(match -> warn(
                        "kubernetes-expansion",
                        text.at(match.start()),
                        "\"" + match.group()
                                + "\": a provider's Kubernetes replaces this before the container starts, and"
                                + " the lab does not",
                        match.group(1) == null
                                ? "Kubernetes makes one $ of two; write $$$$ to keep both"
                                : "write $" + match.group(1) + " for the shell to replace, or $" + match.group()
                                        + " to keep it"));
    }

    private void compute(Sdl.Compute compute) {
        String name = "profiles.compute." + compute.name().value();
        if (compute.gpu().units().value() > 0) {
            refuse(
                    "lab-gpu",
                    compute.gpu().units().at(),
                    name + " asks for " + compute.gpu().units().value() + " GPUs: the lab has none",
                    "write units: 0 in the copy that you verify");
        }
        compute.storage().stream()
                .filter(Sdl.Storage::persistent)
                .forEach(volume -> warn(
                        "lab-persistent-storage",
                        volume.at(),
                        name + ".storage " + volume.name()
                                + " is persistent: the lab does not keep it over a restart yet",
                        ""));
    }

    private void endpoint(Sdl.Endpoint endpoint) {
        warn(
                "lab-ip-endpoint",
                endpoint.name().at(),
                "endpoints." + endpoint.name().value() + ": the lab lends no IP addresses yet",
                "it is left out");
    }
}
