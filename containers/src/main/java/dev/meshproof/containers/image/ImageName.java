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
        boolean tagged = name.contains("@") || name.lastIndexOf(':') > name.lastIndexOf('/');
        return new ImageName(tagged ? name : name + ":latest");
    }
}
