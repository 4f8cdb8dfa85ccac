package dev.meshproof.lab;

import dev.meshproof.probe.Place;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.probe.Vantage;
import java.util.Optional;

/**
 * Parts of a lab that only questions need, and no replica: they start while replicas come up, of which each waits for
 * seconds.
 */
interface Actors {
    /** Begins to start those that will be asked from, if it has not; returns at once. */
    void start();

    /**
     * Blocks until all that were begun are up.
     *
     * @throws LabException if one of them did not start
     */
    void await();

    /**
     * Where a vantage's agent is; empty if the vantage is none of these actors'. What was not begun is started now.
     *
     * @throws ProbeUnavailable if it did not start
     */
    Optional<Place> place(Vantage vantage) throws ProbeUnavailable;
}
