package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Sdl.Deployment;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code deployment.SERVICE.PLACEMENT} (go/sdl, v2.go). */
final class DeploymentDecoder {
    private static final String COUNT_HINT = "write a number from 1 to 50, without quotes";

    private final Decoder decoder;

    DeploymentDecoder(Report report) {
        this.decoder = new Decoder(report);
    }

    /** By placement; a count is 32 bits wide and has no sign. */
    Map<String, Deployment> read(Located<String> service, Yaml node) {
        Map<String, Deployment> deployments = new LinkedHashMap<>();
        String path = "deployment." + service.value();
        if (!Nulls.isNull(node, decoder.report())) {
            for (Maps.Item item : decoder.map(path, node)) {
                Deployment deployment = deployment(service, path, item);
                if (!Nulls.isNull(item.node(), decoder.report()) || !deployments.containsKey(item.name())) {
                    deployments.put(item.name(), deployment);
                }
            }
        }
        return deployments;
    }

    private Deployment deployment(Located<String> service, String path, Maps.Item item) {
        String inner = path + "." + item.name();
        Optional<Fields> fields = decoder.struct(inner, item.node());
        Located<String> profile = fields.flatMap(f -> f.string("profile"))
                .map(Text::located)
                .orElse(new Located<>("", item.key().at()));
        Optional<Yaml> written = fields.flatMap(f -> f.get("count"));
        OptionalLong count = written.isPresent()
                ? decoder.uint32(inner + ".count", written.get(), COUNT_HINT)
                : OptionalLong.empty();
        int units = (int) count.orElse(written.isPresent() ? 1 : 0);
        return new Deployment(
                service,
                item.located(),
                profile,
                new Located<>(units, written.map(Yaml::at).orElse(item.key().at())));
    }
}
