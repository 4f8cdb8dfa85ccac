package dev.meshproof.scenarios.broken;

import dev.meshproof.lab.Lab;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Surroundings;
import dev.meshproof.verify.LabEngine;
import dev.meshproof.verify.Sabotage;

/** A sabotage of a running lab, until it is closed. */
final class Applied implements Sabotage, AutoCloseable {
    private final Broken broken;
    private final Lab lab;
    private final EngineFaults faults;
    private boolean applied;

    Applied(Broken broken, Lab lab) {
        this.broken = broken;
        this.lab = lab;
        this.faults = new EngineFaults(new LabEngine().client(), lab);
    }

    @Override
    public Surroundings seen(Surroundings real) {
        return new BrokenSurroundings(real, broken);
    }

    @Override
    public void begun(Phase phase) {
        if (phase == broken.from().orElse(Phase.QUIET)) {
            faults.apply(broken);
            applied = true;
        }
        if (phase == Phase.CANARY && !broken.canaries().orElse(true)) {
            lab.canaries(false);
        }
    }

    /** Whether the phase came at which it begins. */
    boolean applied() {
        return applied;
    }

    @Override
    public void close() {
        faults.close();
    }
}
