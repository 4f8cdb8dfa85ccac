package dev.meshproof.verify;

import com.github.dockerjava.api.DockerClient;
import com.sun.management.OperatingSystemMXBean;
import dev.meshproof.containers.TrustedRoot;
import dev.meshproof.containers.image.ImageSet;
import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.Observation;
import dev.meshproof.lab.Additions;
import dev.meshproof.lab.Lab;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Vantage;
import dev.meshproof.run.ReplicaResult;
import dev.meshproof.run.RunFacts.OfReplica;
import dev.meshproof.run.RunResult.ImageOrigin;
import dev.meshproof.run.RunResult.Machine;
import dev.meshproof.run.RunResult.Version;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a result says of the lab beside claims: the machine, versions, image origins, what was done to replicas. */
final class LabFacts {
    private LabFacts() {}

    static Machine machine(DockerClient docker) {
        long memory = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                memory,
                System.getProperty("java.version"),
                String.valueOf(docker.versionCmd().exec().getVersion()));
    }

    static List<ImageOrigin> images(ImageSet images) {
        return images.origins().stream()
                .map(origin -> new ImageOrigin(
                        origin.name(),
                        origin.id(),
                        ImageOrigin.Kind.valueOf(origin.kind().name()),
                        origin.digestOrRecipe(),
                        origin.versions()))
                .toList();
    }

    /** Each tailscaled as it said itself; headscale and derper as their images' recipes made sure. */
    static List<Version> versions(ImageSet images, Evidence evidence) {
        Map<String, Version> versions = new LinkedHashMap<>();
        for (Observation observation : evidence.observations()) {
            if (observation.answer() instanceof Answer.TailscaledStatus status
                    && observation.ask().from() instanceof Vantage.Inside inside
                    && !status.version().isEmpty()) {
                String where = inside.replica().toString();
                versions.put(where, new Version("tailscaled", where, status.version()));
            }
        }
        List<Version> all = new ArrayList<>(versions.values());
        versionIn(images, images.headscale(), "headscale")
                .ifPresent(version -> all.add(new Version("headscale", "control plane", version)));
        // derper is released as a part of tailscale, with its version.
        versionIn(images, images.derper(), "tailscale")
                .ifPresent(version -> all.add(new Version("derper", "relays", version)));
        return List.copyOf(all);
    }

    private static Optional<String> versionIn(ImageSet images, String image, String program) {
        return images.origins().stream()
                .filter(origin -> origin.name().equals(image))
                .flatMap(origin -> Optional.ofNullable(origin.versions().get(program)).stream())
                .findFirst();
    }

    static Map<ReplicaId, OfReplica> replicas(Lab lab, RunRecorder recorder) throws IOException {
        Map<ReplicaId, OfReplica> facts = new LinkedHashMap<>();
        for (ReplicaPlan replica : lab.plan().replicas()) {
            int restarts = lab.restarts(replica.id());
            facts.put(
                    replica.id(),
                    new OfReplica(
                            additions(replica),
                            restarts,
                            recorder.ended(replica.id()),
                            recorder.tail(Lab.logOf(replica.id(), restarts))));
        }
        return facts;
    }

    private static ReplicaResult.Additions additions(ReplicaPlan replica) {
        return new ReplicaResult.Additions(
                Additions.env(replica),
                replica.tailnet().authKeyVariable().map(List::of).orElse(List.of()),
                TrustedRoot.files());
    }
}
