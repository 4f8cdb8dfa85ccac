package dev.meshproof.run;

import dev.meshproof.claim.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run came to, as it stands in run.json.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION} of the meshproof that wrote it
 * @param id of the run, also the seed of whatever it drew at random
 * @param durationMillis from the start to the verdict
 * @param meshproof its version
 * @param versions of each tailscaled, headscale and derper that ran
 * @param relayed what each relay carried from one private replica to another
 * @param tailnet its nodes, as the control plane listed them last
 * @param notices what a reader should know beside the verdict, e.g. that something was cut
 */
public record RunResult(
        int schemaVersion,
        Verdict verdict,
        String name,
        String id,
        Instant startedAt,
        long durationMillis,
        String meshproof,
        Machine machine,
        List<SdlFile> sdls,
        PlanResult plan,
        List<ImageOrigin> images,
        List<Version> versions,
        List<ClaimResult> claims,
        List<PairResult> pairs,
        List<RelayedResult> relayed,
        List<NodeResult> tailnet,
        List<Timing> timings,
        Counts counts,
        List<String> notices,
        Files files) {
    /** Grows when a reader of the old form could not read the new one. */
    public static final int SCHEMA_VERSION = 3;

    /** @param engine the container engine's version */
    public record Machine(String os, String arch, int cpus, long memoryBytes, String java, String engine) {}

    /**
     * An SDL, for each lease that came of it.
     *
     * @param file as the user named it
     * @param sha256 of the file's bytes as they were run, lower-case hex
     * @param stored where its text lies, relative to the run's folder and redacted; empty if it was not kept
     */
    public record SdlFile(String file, String sha256, String lease, String provider, Optional<String> stored) {}

    /**
     * What was run.
     *
     * @param notes what a user should know of the plan
     * @param labFile by which it was planned
     * @param policy of the control plane, by its text; the text itself is in plan.json
     * @param onlyDeclared whether it was forbidden that peers reach more than what the SDLs declare
     * @param ipv6 whether sandboxes had {@code ::1}
     */
    public record PlanResult(
            List<String> providers,
            List<String> relays,
            List<ReplicaResult> replicas,
            List<Note> notes,
            Optional<FileRead> labFile,
            Optional<FileRead> policy,
            boolean onlyDeclared,
            boolean ipv6) {}

    /** @param file as the user named it */
    public record FileRead(String file, String sha256) {}

    /** A finding about an SDL; {@code hint} is empty where the message says it all. */
    public record Note(String severity, String code, Place at, String message, String hint) {
        @Override
        public String toString() {
            return at + ": " + message + (hint.isEmpty() ? "" : "; " + hint);
        }
    }

    /**
     * Where an image came from.
     *
     * @param name as the SDL or the lab asks for it
     * @param id the engine's
     * @param digestOrRecipe the digest that was pulled, or the hash of the recipe that it was built from
     * @param versions of what is in it, e.g. {@code tailscale: 1.102.3}
     */
    public record ImageOrigin(String name, String id, Kind kind, String digestOrRecipe, Map<String, String> versions) {
        public enum Kind {
            PULLED,
            /** Built from package registries alone, in place of an image that could not be pulled. */
            STAND_IN,
            BUILT,
            LOCAL
        }
    }

    /** @param where the replica, or the lab's part, in which {@code part} ran */
    public record Version(String part, String where, String version) {}

    /** A phase of the lab; {@code startMillis} from the start of the run. */
    public record Timing(String name, long startMillis, long durationMillis) {}

    /** @param controls that decided something, as did checks */
    public record Counts(int asks, int observations, int checks, int controls) {}

    /** Where the rest of a run lies, relative to its folder. */
    public record Files(String evidence, String plan, String artifacts) {}

    /** @throws java.util.NoSuchElementException if the plan has no such replica */
    public ReplicaResult replica(String replica) {
        return plan.replicas().stream()
                .filter(r -> r.id().equals(replica))
                .findFirst()
                .orElseThrow();
    }
}
