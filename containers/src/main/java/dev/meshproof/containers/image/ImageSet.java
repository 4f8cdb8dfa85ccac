package dev.meshproof.containers.image;

import java.util.List;
import java.util.Map;

/**
 * The images of one lab, all present in the engine.
 *
 * @param headscale reference to start the control plane from
 * @param derper reference to start relays from
 * @param support reference of Debian with Java, curl, tcpdump, iproute2, iptables, conntrack and nginx
 * @param mirror reference to start the package mirror from; the image's command runs nginx in {@code mirrorForm}
 * @param mirrorForm how the mirror answers
 * @param users each image that an SDL names, as it names it, to the reference to start it from
 * @param origins what each of them is, for run.json
 */
public record ImageSet(
        String headscale,
        String derper,
        String support,
        String mirror,
        MirrorForm mirrorForm,
        Map<String, String> users,
        List<ImageOrigin> origins) {
    public ImageSet {
        users = Map.copyOf(users);
        origins = List.copyOf(origins);
    }
}
