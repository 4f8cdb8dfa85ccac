package dev.meshproof.plan;

import dev.meshproof.plan.ReplicaPlan.Limits;
import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.plan.ReplicaPlan.Registry;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The replicas of one lease, as a provider makes them of an SDL (provider, cluster/kube/builder).
 *
 * @param meanings of the SDL's services, by name
 */
record LeasePlanner(Sdl sdl, String lease, String provider, Map<String, ServiceMeaning> meanings) {
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
        ServiceMeaning meaning =
                Objects.requireNonNull(meanings.get(service.name().value()));
        Map<String, String> env = env(service);
        Sdl.Compute compute = sdl.compute(deployment.profile().value());
        Optional<String> dnsName = meaning.ports().stream().anyMatch(Port::named)
                ? Optional.of(service.name().value())
                : Optional.empty();
        List<ReplicaPlan> replicas = new ArrayList<>();
        for (int index = 0; index < deployment.count().value(); index++) {
            replicas.add(new ReplicaPlan(
                    new ReplicaId(lease, service.name().value(), index),
                    service.image().value(),
                    values(service.command()),
                    values(service.args()),
                    env,
                    new ProviderEnvironment(lease, provider).additions(env),
                    limits(compute),
                    meaning.ports(),
                    dnsName,
                    VolumePlanner.of(service, compute),
                    service.credentials().map(LeasePlanner::registry),
                    meaning.intent().intent(),
                    meaning.intent().reason(),
                    meaning.tailnet(),
                    service.name().at(),
                    meaning.key(),
                    meaning.probes(),
                    Mention.in(texts(service))));
        }
        return replicas;
    }

    private static List<Text> texts(Sdl.Service service) {
        return Stream.of(service.env(), service.command(), service.args())
                .flatMap(List::stream)
                .toList();
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

    private static Registry registry(Sdl.Credentials credentials) {
        return new Registry(
                credentials.host().value(),
                credentials.username().value(),
                new Secret(credentials.password().value()),
                credentials.at());
    }

    /**
     * ram volumes count as memory; of the ephemeral volumes the largest is the limit, and one with a class, which the chain
     * lets pass where persistent is {@code no}, is none (provider, cluster/kube/builder/workload.go).
     */
    private static Limits limits(Sdl.Compute compute) {
        long ram = compute.storage().stream()
                .filter(Sdl.Storage::ram)
                .mapToLong(Sdl.Storage::bytes)
                .sum();
        long ephemeral = compute.storage().stream()
                .filter(storage -> storage.ephemeral() && storage.storageClass().isEmpty())
                .mapToLong(Sdl.Storage::bytes)
                .max()
                .orElse(0);
        return new Limits(
                compute.milliCpus().value() * 1_000_000,
                compute.memoryBytes().value() + ram,
                ephemeral,
                Optional.of(compute.memoryBytes().at()));
    }
}
