package dev.meshproof.sdl;

import java.util.List;
import java.util.Optional;

/**
 * One SDL file that keeps Akash's rules as far as they are checked here.
 *
 * @param file the file as the user named it
 * @param sha256 of the file's bytes, lower-case hex
 * @param endpoints names under {@code endpoints}
 */
public record Sdl(
        String file,
        String sha256,
        Located<String> version,
        List<Service> services,
        List<Compute> compute,
        List<Located<String>> placements,
        List<Deployment> deployment,
        List<Located<String>> endpoints) {

    /**
     * One service.
     *
     * @param command replaces the image's entrypoint; empty keeps it
     * @param args what the entrypoint gets
     * @param env items {@code K=V} or {@code K}, as written
     * @param asides what was given but is not read: {@code dependencies}, {@code credentials}, {@code params}
     */
    public record Service(
            Located<String> name,
            Text image,
            List<Text> command,
            List<Text> args,
            List<Text> env,
            List<Expose> expose,
            List<Located<String>> asides) {}

    /**
     * One exposed port.
     *
     * @param port the container's port
     * @param as the port it is offered as; {@code port} where none is given
     * @param protocol {@code tcp} or {@code udp}
     * @param to empty means: to the deployment's own services
     */
    public record Expose(int port, int as, String protocol, List<To> to, Position at) {
        public boolean global() {
            return to.stream().anyMatch(To::global);
        }
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
     * @param gpus 0 where none is asked for
     */
    public record Compute(
            Located<String> name,
            Located<Long> milliCpus,
            Located<Long> memoryBytes,
            List<Storage> storage,
            Located<Integer> gpus) {}

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

    /** One service on one placement. */
    public record Deployment(
            Located<String> service, Located<String> placement, Located<String> profile, Located<Integer> count) {}

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
