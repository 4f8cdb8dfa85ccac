package dev.meshproof.lint;

import dev.meshproof.lint.Branch.Named;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A document as advice reads it: what is written, whatever the judges think of it.
 *
 * @param root its sections
 * @param lines its text, secrets hidden
 * @param secrets those found in its text
 */
public record Document(
        Branch root,
        Lines lines,
        List<WrittenSecret> secrets,
        List<WrittenService> services,
        List<Named> profiles,
        List<WrittenDeployment> deployments) {

    static Document of(Mapping root, Lines lines, List<WrittenSecret> secrets) {
        List<WrittenService> services = Branch.section(root, "services").named().stream()
                .map(named -> WrittenService.of(named.name(), named.branch()))
                .toList();
        return new Document(
                Branch.of(root),
                lines,
                secrets,
                services,
                Branch.section(root, "profiles").branch("compute").named(),
                deployments(Branch.section(root, "deployment")));
    }

    private static List<WrittenDeployment> deployments(Branch section) {
        List<WrittenDeployment> deployments = new ArrayList<>();
        for (Named service : section.named()) {
            for (Named placement : service.branch().named()) {
                deployments.add(new WrittenDeployment(
                        service.name(),
                        placement.name(),
                        placement.branch().text("profile"),
                        placement.branch().text("count")));
            }
        }
        return List.copyOf(deployments);
    }

    public Optional<WrittenService> service(String name) {
        return services.stream().filter(s -> s.name().value().equals(name)).findFirst();
    }

    /** Where a service is deployed. */
    public List<WrittenDeployment> deploymentsOf(WrittenService service) {
        return deployments.stream()
                .filter(d -> d.service().value().equals(service.name().value()))
                .toList();
    }

    /** The volumes of the compute profiles that a service is deployed with. */
    public List<WrittenVolume> volumesOf(WrittenService service) {
        List<String> used = deploymentsOf(service).stream()
                .flatMap(d -> d.profile().stream())
                .map(Text::value)
                .toList();
        return profiles.stream()
                .filter(profile -> used.contains(profile.name().value()))
                .flatMap(profile -> WrittenVolume.of(profile.branch().branch("resources")).stream())
                .toList();
    }
}
