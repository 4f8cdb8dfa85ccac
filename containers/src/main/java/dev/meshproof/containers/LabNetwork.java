package dev.meshproof.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network.Ipam;
import java.util.Map;

/**
 * A network of a lab. A provider's is closed: internal, with no address of the host on its bridge, so that nothing leads
 * out of it: neither a default route nor the gateway (a plain internal network leaves the host reachable through both).
 *
 * @param id of the engine's network
 * @param base the first address of its /28 as a number
 */
public record LabNetwork(String id, String name, int base) {
    /** Addresses that containers can take: offsets 2 to 14 of the /28; offset 1 is the gateway that is not there. */
    public static final int FIRST_OFFSET = 2;

    public static final int LAST_OFFSET = 14;

    /** 198.18.0.0/15 (RFC 2544) is outside every default pool of an engine and holds 8,192 networks of /28. */
    private static final int POOL = 198 << 24 | 18 << 16;

    private static final int POOL_SIZE = 1 << 13;
    private static final int ATTEMPTS = 64;

    /**
     * Creates a closed one at the first free /28 from {@code hint} on.
     *
     * @param hint any number; spreads labs that start at the same time over the pool
     * @throws IllegalStateException if no free subnet was found
     */
    public static LabNetwork create(DockerClient docker, String name, Map<String, String> labels, int hint) {
        return create(docker, name, labels, hint, true);
    }

    /**
     * Creates an ordinary bridge, which leads to wherever the engine's machine can go. Only for what may leave the lab: the
     * {@link PackageFetcherContainer}, and a {@link ProbeContainer} that asks the engine's machine. Otherwise as {@link #create(DockerClient, String, Map, int)}.
     */
    public static LabNetwork createOpen(DockerClient docker, String name, Map<String, String> labels, int hint) {
        return create(docker, name, labels, hint, false);
    }

    private static LabNetwork create(
            DockerClient docker, String name, Map<String, String> labels, int hint, boolean closed) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int base = POOL + Math.floorMod(hint + attempt, POOL_SIZE) * 16;
            try {
                String id = docker.createNetworkCmd()
                        .withName(name)
                        .withInternal(closed)
                        .withCheckDuplicate(true)
                        .withLabels(labels)
                        .withIpam(new Ipam().withConfig(new Ipam.Config().withSubnet(dotted(base) + "/28")))
                        .withOptions(closed ? Map.of("com.docker.network.bridge.inhibit_ipv4", "true") : Map.of())
                        .exec()
                        .getId();
                return new LabNetwork(id, name, base);
            } catch (DockerException e) {
                if (!String.valueOf(e.getMessage()).contains("overlap")) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException("no free /28 in 198.18.0.0/15 after " + ATTEMPTS
                + " attempts; `docker network ls` shows what takes them, `./meshproof clean` removes ours");
    }

    /** The address at an offset from {@link #FIRST_OFFSET} to {@link #LAST_OFFSET}. */
    public String address(int offset) {
        if (offset < FIRST_OFFSET || offset > LAST_OFFSET) {
            throw new IllegalArgumentException("offset " + offset + " is outside the /28 of " + name);
        }
        return dotted(base + offset);
    }

    /** The address at which a gateway would be, and on a closed network is not. */
    public String gateway() {
        return dotted(base + 1);
    }

    /** Whether an IPv4 address is one of those that networks of labs have, this one or any other. */
    public static boolean inPool(String address) {
        return address.startsWith("198.18.") || address.startsWith("198.19.");
    }

    /** Removes it; nothing happens if it is gone already. */
    public void remove(DockerClient docker) {
        try {
            docker.removeNetworkCmd(id).exec();
        } catch (NotFoundException alreadyGone) {
            return;
        }
    }

    private static String dotted(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }
}
