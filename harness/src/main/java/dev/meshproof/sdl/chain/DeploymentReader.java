package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Sdl.Deployment;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code deployment} (chain-sdk go/sdl, v2.go). */
final class DeploymentReader {
    /** Akash's limit on a resource's units (go/node/deployment, validation config). */
    private static final int MAX_COUNT = 50;

    private final Diagnostics diagnostics;

    DeploymentReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    List<Deployment> deployments(Optional<Fields> section) {
        List<Deployment> deployments = new ArrayList<>();
        for (Fields.Named service : section.map(Fields::maps).orElse(List.of())) {
            for (Fields.Named placement : service.fields().maps()) {
                deployments.add(deployment(service.name(), placement.name(), placement.fields()));
            }
        }
        return List.copyOf(deployments);
    }

    private Deployment deployment(Located<String> service, Located<String> placement, Fields fields) {
        Fields owned = new Fields(fields.map(), fields.path(), placement.at(), diagnostics);
        Located<String> profile = owned.required("profile", "name one of profiles.compute")
                .map(Text::located)
                .orElse(new Located<>("", placement.at()));
        Optional<Scalar> scalar = owned.get("count").flatMap(value -> owned.scalar("count", value));
        if (owned.get("count").isEmpty()) {
            owned.missing("count", "write count: 1");
        }
        OptionalLong count = scalar.map(Scalars::integer).orElse(OptionalLong.of(1));
        boolean inRange = count.isPresent() && count.getAsLong() >= 1 && count.getAsLong() <= MAX_COUNT;
        if (!inRange) {
            scalar.ifPresent(s -> owned.wrong(
                    "count", s.at(), "count", s.kind() + ": no count", "write a number from 1 to 50, without quotes"));
        }
        return new Deployment(
                service,
                placement,
                profile,
                new Located<>(
                        inRange ? (int) count.getAsLong() : 1,
                        scalar.map(Scalar::at).orElse(placement.at())));
    }
}
