package dev.meshproof.run;

import dev.meshproof.diagnosis.Circumstances;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.run.ReplicaResult.Additions;
import dev.meshproof.run.ReplicaResult.Ended;
import dev.meshproof.run.ReplicaResult.LogTail;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a run beside its plan and its evidence; whoever ran the lab says it.
 *
 * @param id of the run, also the seed of whatever it drew at random
 * @param meshproof its version
 * @param storedSdls where the text of each SDL lies in the run's folder, by the file as the user named it
 * @param replicas what the lab made of each; one that is missing was left as the SDL has it
 */
public record RunFacts(
        String name,
        String id,
        Instant startedAt,
        Duration duration,
        String meshproof,
        RunResult.Machine machine,
        Map<String, String> storedSdls,
        Map<ReplicaId, OfReplica> replicas,
        List<RunResult.ImageOrigin> images,
        List<RunResult.Version> versions,
        List<RunResult.Timing> timings,
        List<String> notices) {
    /**
     * What the lab made of a replica.
     *
     * @param ended its last container that ended; empty where none did
     */
    public record OfReplica(Additions additions, int restarts, Optional<Ended> ended, LogTail log) {
        public static final OfReplica NONE = new OfReplica(Additions.NONE, 0, Optional.empty(), LogTail.NONE);
    }

    /** What of it tells why something failed. */
    Map<ReplicaId, Circumstances> circumstances() {
        Map<ReplicaId, Circumstances> all = new HashMap<>();
        replicas.forEach((id, of) -> all.put(
                id,
                new Circumstances(
                        of.restarts(),
                        of.ended().map(Ended::exitCode),
                        of.ended().filter(Ended::outOfMemory).isPresent(),
                        of.ended().map(ended -> ended.log().lastLines()).orElse(List.of()),
                        of.log().lastLines())));
        return all;
    }

    Optional<String> storedAt(String sdl) {
        return Optional.ofNullable(storedSdls.get(sdl));
    }

    OfReplica of(ReplicaId replica) {
        return replicas.getOrDefault(replica, OfReplica.NONE);
    }

    /** The facts that a stored result was made from. */
    static RunFacts of(RunResult run) {
        Map<ReplicaId, OfReplica> replicas = new HashMap<>();
        for (ReplicaResult each : run.plan().replicas()) {
            replicas.put(
                    new ReplicaId(each.lease(), each.service(), each.index()),
                    new OfReplica(each.additions(), each.restarts(), each.ended(), each.log()));
        }
        Map<String, String> sdls = new HashMap<>();
        run.sdls().forEach(sdl -> sdl.stored().ifPresent(at -> sdls.put(sdl.file(), at)));
        return new RunFacts(
                run.name(),
                run.id(),
                run.startedAt(),
                Duration.ofMillis(run.durationMillis()),
                run.meshproof(),
                run.machine(),
                sdls,
                replicas,
                run.images(),
                run.versions(),
                run.timings(),
                run.notices());
    }
}
