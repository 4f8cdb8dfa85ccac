package dev.meshproof.sdl;

import java.util.List;
import java.util.Optional;

/**
 * One SDL file, v2.0 or v2.1, as the chain reads it (chain-sdk, go/sdl). Every value knows where it was read.
 *
 * @param file the file as the user named it
 * @param sha256 of the file's bytes, lower-case hex
 * @param version as written
 * @param deployment one for each service on each placement
 * @param reclamation {@code reclamation.min_window}, as written
 */
public record Sdl(
        String file,
        String sha256,
        Located<String> version,
        List<Service> services,
        List<Compute> compute,
        List<Placement> placements,
        List<Deployment> deployment,
        List<Endpoint> endpoints,
        Optional<Text> reclamation) {

    /**
     * One service.
     *
     * @param command replaces the image's entrypoint; empty keeps it
     * @param args what the entrypoint gets
     * @param env items {@code K=V} or {@code K}, as written
     * @param dependencies names of services, which nothing checks
     */
    public record Service(
            Located<String> name,
            Text image,
            List<Text> command,
            List<Text> args,
            List<Text> env,
            List<Expose> expose,
            List<Located<String>> dependencies,
            Optional<Credentials> credentials,
            Params params) {}

    /** What the image's registry wants to see. */
    public record Credentials(Text host, Optional<Text> email, Text username, Text password, Position at) {
        @Override
        public String toString() {
            return "Credentials[" + username + "@" + host + ", password redacted]";
        }
    }

    /**
     * {@code params} of a service.
     *
     * @param permissions {@code params.permissions.read}
     * @param tee {@code cpu} or {@code cpu-gpu}
     */
    public record Params(List<Mount> storage, List<Located<String>> permissions, Optional<Located<String>> tee) {
        public static final Params NONE = new Params(List.of(), List.of(), Optional.empty());
    }

    /**
     * {@code params.storage.NAME}.
     *
     * @param volume of the compute profile
     * @param path absolute; empty where none is given
     */
    public record Mount(Located<String> volume, String path, boolean readOnly) {}

    /**
     * One exposed port.
     *
     * @param port the container's port
     * @param as the port it is offered as; {@code port} where none is given
     * @param protocol {@code tcp} or {@code udp}
     * @param to empty means: to the deployment's own services
     * @param accept host names for the ingress
     */
    public record Expose(
            int port,
            int as,
            String protocol,
            List<To> to,
            List<Located<String>> accept,
            HttpOptions http,
            Position at) {
        public boolean global() {
            return to.stream().anyMatch(To::global);
        }
    }

    /**
     * How a provider's ingress handles HTTP, defaults filled in (go/sdl, v2.go, asManifest).
     *
     * @param maxBodySize bytes
     * @param proxyBufferSize bytes; 0 leaves it to the provider
     * @param readTimeout milliseconds
     * @param sendTimeout milliseconds
     * @param nextTimeout milliseconds; 0 for none
     */
    public record HttpOptions(
            long maxBodySize,
            long proxyBufferSize,
            long readTimeout,
            long sendTimeout,
            long nextTries,
            long nextTimeout,
            List<String> nextCases) {
        public static final HttpOptions DEFAULT =
                new HttpOptions(1_048_576, 0, 60_000, 60_000, 3, 0, List.of("error", "timeout"));
    }

    /**
     * Whom a port is offered to.
     *
     * @param ip name of an endpoint that lends its address
     */
    public record To(Optional<Located<String>> service, boolean global, Optional<Located<String>> ip, Position at) {}

    /**
     * What a replica of a profile gets.
     *
     * @param milliCpus thousandths of a core
     * @param memoryBytes bytes
     */
    public record Compute(
            Located<String> name, Located<Long> milliCpus, Located<Long> memoryBytes, List<Storage> storage, Gpu gpu) {}

    /**
     * GPUs.
     *
     * @param units 0 where none is asked for
     * @param models {@code vendor/nvidia/model/a100/ram/80Gi/interface/sxm} and the like, as the chain names them
     */
    public record Gpu(Located<Integer> units, List<String> models) {}

    /**
     * One volume.
     *
     * @param name {@code default} where none is given
     * @param storageClass e.g. {@code beta2} or {@code ram}
     */
    public record Storage(String name, long bytes, boolean persistent, Optional<String> storageClass, Position at) {
        public boolean ram() {
            return storageClass.filter("ram"::equals).isPresent();
        }

        /** Whether it is plain disk space that is lost with the replica. */
        public boolean ephemeral() {
            return !persistent && !ram();
        }
    }

    /**
     * What a provider must be, and what it may ask.
     *
     * @param attributes keys and values
     * @param signedByAnyOf addresses of auditors
     * @param signedByAllOf addresses of auditors
     */
    public record Placement(
            Located<String> name,
            List<Attribute> attributes,
            List<Located<String>> signedByAnyOf,
            List<Located<String>> signedByAllOf,
            List<Price> pricing) {}

    /** An attribute that a provider must have. */
    public record Attribute(Located<String> key, Located<String> value) {}

    /**
     * The most that a block may cost.
     *
     * @param profile of {@code profiles.compute}
     * @param amount of {@code denom}, as written
     */
    public record Price(Located<String> profile, Located<String> denom, Located<String> amount) {}

    /** One service on one placement. */
    public record Deployment(
            Located<String> service, Located<String> placement, Located<String> profile, Located<Integer> count) {}

    /** An IP address of its own. */
    public record Endpoint(Located<String> name, Located<String> kind) {}

    /** The compute profile of that name, which the rules have made sure of. */
    public Compute compute(String name) {
        return compute.stream()
                .filter(c -> c.name().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no compute profile " + name));
    }

    /** The service of that name, which the rules have made sure of. */
    public Service service(String name) {
        return services.stream()
                .filter(s -> s.name().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service " + name));
    }
}
