package dev.meshproof.lab;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import dev.meshproof.probe.Answer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads from an engine's inspection what bears on privileges. */
final class Inspections {
    private Inspections() {}

    static Answer.Inspection of(InspectContainerResponse container) {
        HostConfig host = Objects.requireNonNull(container.getHostConfig(), "host config");
        List<String> options = host.getSecurityOpts() == null ? List.of() : host.getSecurityOpts();
        return new Answer.Inspection(
                container.getId(),
                Boolean.TRUE.equals(host.getPrivileged()),
                stream(host.getCapAdd()).map(Capability::name).toList(),
                stream(host.getDevices()).map(device -> device.getPathOnHost()).toList(),
                options.stream()
                        .anyMatch(option -> option.startsWith("no-new-privileges") && !option.endsWith("false")),
                published(container));
    }

    private static Map<String, String> published(InspectContainerResponse container) {
        Map<String, String> published = new LinkedHashMap<>();
        if (container.getNetworkSettings() != null
                && container.getNetworkSettings().getPorts() != null) {
            container.getNetworkSettings().getPorts().getBindings().forEach((port, bindings) -> {
                if (bindings != null) {
                    published.put(port.toString(), Arrays.toString(bindings));
                }
            });
        }
        return Map.copyOf(published);
    }

    private static <T> Stream<T> stream(T @org.jspecify.annotations.Nullable [] array) {
        return array == null ? Stream.empty() : Arrays.stream(array);
    }
}
