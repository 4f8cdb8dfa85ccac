package dev.meshproof.plan.labfile;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import java.util.List;
import java.util.Optional;

/**
 * A lab file as it is written; {@code lab.schema.json} says the same for editors.
 *
 * @param file as the user named it
 * @param sha256 of the file's bytes, lower-case hex
 * @param relays how many relays the tailnet has
 * @param policy path of a policy file, relative to this one
 * @param undeclared what becomes of a peer that reaches more of a node than what its SDL declares
 * @param ipv6 whether sandboxes have {@code ::1}
 */
public record LabFile(
        String file,
        String sha256,
        Optional<Located<Integer>> relays,
        Optional<Located<KeyKind>> key,
        Optional<Located<String>> policy,
        Optional<Located<Undeclared>> undeclared,
        Optional<Located<Boolean>> ipv6,
        List<OfSdl> sdls) {
    /** How an auth key may be used. */
    public enum KeyKind {
        /** By any number of nodes. */
        REUSABLE,
        /** By the first node that shows it. */
        SINGLE_USE,
        /** By any number of nodes, which the control plane forgets when they are gone. */
        EPHEMERAL,
        /** By none: it has expired before the first node can join with it. */
        EXPIRED
    }

    /** Whether peers may reach services of a node that its SDL does not declare. */
    public enum Undeclared {
        /** They may; what they reach is told. */
        NOTED,
        /** They may not. */
        FORBIDDEN
    }

    /** How a port's service is asked. */
    public enum Probe {
        HTTP,
        TCP,
        POSTGRES,
        REDIS
    }

    /**
     * What is said of one SDL.
     *
     * @param name a file name, or the end of a path
     * @param provider of all its placement groups
     * @param providers of single placement groups
     */
    public record OfSdl(
            Located<String> name,
            Optional<Located<String>> provider,
            List<OfPlacement> providers,
            List<OfService> services) {}

    public record OfPlacement(Located<String> name, Located<String> provider) {}

    /**
     * What is said of one service.
     *
     * @param intent {@code private}, {@code public}, {@code siblings} or {@code no-tailnet}
     */
    public record OfService(
            Located<String> name,
            Optional<Located<String>> intent,
            Optional<Located<KeyKind>> key,
            List<OfPort> probes,
            Optional<Facts> tailnet) {}

    /** @param port of the container */
    public record OfPort(Located<Integer> port, Located<Probe> probe) {}

    /**
     * What could not be read of a service's tailnet.
     *
     * @param tailscaled whether the service runs one
     * @param authKey name of the variable in the SDL's env that holds the key
     */
    public record Facts(
            Position at,
            Optional<Located<Boolean>> tailscaled,
            Optional<Located<String>> hostname,
            Optional<Located<String>> socks5,
            Optional<Located<String>> authKey,
            Optional<Located<String>> loginServer,
            Optional<Located<Boolean>> userspace,
            Optional<Located<String>> socket,
            Optional<Located<String>> state) {}
}
