package dev.meshproof.containers.image;

/** How the lab's package mirror answers. */
public enum MirrorForm {
    /** From the signed local repositories in its image, which only stand-ins trust. */
    LOCAL("/etc/meshproof/mirror/local.conf"),
    /** As a cache in front of the real package hosts; keeps what it fetched under {@link #CACHE}. */
    PROXY("/etc/meshproof/mirror/proxy.conf");

    /** Where the proxy keeps packages: the place for a volume that outlives runs. */
    public static final String CACHE = "/var/cache/meshproof";

    private final String configuration;

    MirrorForm(String configuration) {
        this.configuration = configuration;
    }

    /** Path of nginx's configuration inside the mirror's image. */
    public String configuration() {
        return configuration;
    }
}
