package dev.meshproof.verify;

/** The version that is running. */
public final class MeshproofVersion {
    private MeshproofVersion() {}

    /** From the jar's manifest; {@code development} where classes run from a folder. */
    public static String get() {
        String version = MeshproofVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
