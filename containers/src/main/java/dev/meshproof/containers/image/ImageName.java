package dev.meshproof.containers.image;

/**
 * An image reference in the engine's short form: {@code docker.io/library/alpine} is {@code alpine:latest}.
 *
 * @param value the reference with its tag or digest
 */
record ImageName(String value) {
    static ImageName of(String reference) {
        String name = reference.strip();
        for (String prefix : new String[] {"index.docker.io/", "docker.io/", "library/"}) {
            if (name.startsWith(prefix)) {
                name = name.substring(prefix.length());
            }
        }
        int digest = name.indexOf('@');
        int colon = name.indexOf(':', name.indexOf('/') + 1);
        if (digest >= 0 && colon >= 0 && colon < digest) {
            name = name.substring(0, colon) + name.substring(digest); // the engine takes no notice of the tag either
        }
        boolean tagged = name.contains("@") || name.lastIndexOf(':') > name.lastIndexOf('/');
        return new ImageName(tagged ? name : name + ":latest");
    }

    /** Whether it names its registry: the first part of several is a host, told by a dot, a port or the name localhost. */
    boolean namesRegistry() {
        int slash = value.indexOf('/');
        String first = slash < 0 ? "" : value.substring(0, slash);
        return first.equals("localhost") || first.contains(".") || first.contains(":");
    }

    /** The name without tag and digest. */
    String repository() {
        String name = value.contains("@") ? value.substring(0, value.indexOf('@')) : value;
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }
}
