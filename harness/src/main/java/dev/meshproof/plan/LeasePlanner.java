package dev.meshproof.plan;

import dev.meshproof.plan.ReplicaPlan.Limits;
import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The replicas of one lease, as a provider makes them of an SDL (provider, cluster/kube/builder). */
record LeasePlanner(Sdl sdl, String lease, String provider) {
    List<ReplicaPlan> replicas(String placement) {
        List<ReplicaPlan> replicas = new ArrayList<>();
        for (Sdl.Deployment deployment : sdl.deployment()) {
            if (deployment.placement().value().equals(placement)) {
                replicas.addAll(replicas(deployment));
            }
        }
        return List.copyOf(replicas);
    }

    private List<ReplicaPlan> replicas(Sdl.Deployment deployment) {
        Sdl.Service service = sdl.service(deployment.service().value());
        Tailnet tailnet = TailnetReader.read(service);
        Map<String, String> env = env(service);
        List<Port> ports = ports(service);
        List<ReplicaPlan> replicas = new ArrayList<>();
        for (int index = 0; index < deployment.count().value(); index++) {
            replicas.add(new ReplicaPlan(
                    new ReplicaId(lease, service.name().value(), index),
                    service.image().value(),
                    values(service.command()),
                    values(service.args()),
                    env,
                    new ProviderEnvironment(lease, provider).additions(env),
                    limits(sdl.compute(deployment.profile().value())),
                    ports,
                    intent(tailnet, ports),
                    tailnet,
                    service.name().at()));
        }
        return replicas;
    }

    private static List<String> values(List<Text> texts) {
        return texts.stream().map(Text::value).toList();
    }

    /** In order; of a name given twice the last value counts, as in Kubernetes. */
    private static Map<String, String> env(Sdl.Service service) {
        Map<String, String> env = new LinkedHashMap<>();
        for (Text item : service.env()) {
            EnvVariable variable = EnvVariable.of(item.value());
            env.put(variable.name(), variable.value());
        }
        return env;
    }

    private static List<Port> ports(Sdl.Service service) {
        return service.expose().stream()
                .map(e -> new Port(e.port(), e.as(), e.protocol(), e.global(), e.at()))
                .toList();
    }

    /** ram volumes count as memory; of the ephemeral volumes the largest is the limit. */
    private static Limits limits(Sdl.Compute compute) {
        long ram = compute.storage().stream()
                .filter(Sdl.Storage::ram)
                .mapToLong(Sdl.Storage::bytes)
                .sum();
        long ephemeral = compute.storage().stream()
                .filter(Sdl.Storage::ephemeral)
                .mapToLong(Sdl.Storage::bytes)
                .max()
                .orElse(0);
        return new Limits(
                compute.milliCpus().value() * 1_000_000, compute.memoryBytes().value() + ram, ephemeral);
    }

    private static Intent intent(Tailnet tailnet, List<Port> ports) {
        if (tailnet.runsTailscaled()) {
            return Intent.PRIVATE;
        }
        return ports.stream().anyMatch(Port::global) ? Intent.PUBLIC : Intent.SIBLINGS;
    }
}
