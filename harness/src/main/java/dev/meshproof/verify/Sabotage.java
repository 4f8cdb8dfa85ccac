package dev.meshproof.verify;

import dev.meshproof.containers.LabContainer;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Surroundings;

/**
 * What a test of the harness breaks on purpose, to see that the verdicts tell. The command line breaks nothing.
 *
 * @see LabRun#start(dev.meshproof.plan.LabPlan, Settings, LabEngine, RunProgress, Sabotage)
 * @see LabRun#examine
 */
public interface Sabotage {
    /** Breaks nothing. */
    Sabotage NONE = new Sabotage() {};

    /**
     * Changes a container before it is made.
     *
     * @param role what it is in the lab, e.g. {@code replica akash-server-1/backend}
     */
    default void beforeStart(String role, LabContainer container) {}

    /** The lab as the prober finds it: one that looks for a vantage in the wrong place asks from there. */
    default Surroundings seen(Surroundings lab) {
        return lab;
    }

    /** A phase has begun: its canaries and admissions are in place, and none of its questions was put. */
    default void begun(Phase phase) {}
}
