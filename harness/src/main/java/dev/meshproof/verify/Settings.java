package dev.meshproof.verify;

import dev.meshproof.claim.Catalogue;
import dev.meshproof.claim.Claim;
import dev.meshproof.containers.image.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a lab is to be run.
 *
 * @param runs the folder in which each run gets one of its own
 * @param readyWithin how long replicas may take to become ready
 * @param images where missing images are to come from
 * @param claims to be asked for and judged, in this order
 */
public record Settings(Path runs, Duration readyWithin, Origin images, List<Claim> claims) {
    public static final Duration READY_WITHIN = Duration.ofSeconds(120);

    public Settings {
        claims = List.copyOf(claims);
    }

    /** With every claim of the catalogue. */
    public Settings(Path runs, Duration readyWithin, Origin images) {
        this(runs, readyWithin, images, Catalogue.claims());
    }

    /** What the command line does where it is told nothing. */
    public static Settings usual() {
        return new Settings(Path.of(".meshproof", "runs"), READY_WITHIN, Origin.AUTO);
    }

    /** What tests do: their runs are stored where the system property {@code meshproof.runs} says, else below target. */
    public static Settings ofTests() {
        return new Settings(
                Path.of(System.getProperty("meshproof.runs", "target/meshproof-runs")), READY_WITHIN, Origin.AUTO);
    }

    /** The same but for the claims. */
    public Settings withClaims(List<Claim> some) {
        return new Settings(runs, readyWithin, images, some);
    }
}
