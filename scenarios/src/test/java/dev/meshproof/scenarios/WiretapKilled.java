package dev.meshproof.scenarios;

import dev.meshproof.lab.Lab;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.Planner;
import dev.meshproof.probe.Phase;
import dev.meshproof.run.RunResult;
import dev.meshproof.verify.LabEngine;
import dev.meshproof.verify.LabRun;
import dev.meshproof.verify.RunProgress;
import dev.meshproof.verify.Sabotage;
import dev.meshproof.verify.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A run in which what stands before a relay is killed. */
final class WiretapKilled implements Sabotage {
    static final String RELAY = "relay-1";

    private final Phase when;
    private final CompletableFuture<Lab> lab = new CompletableFuture<>();

    private WiretapKilled(Phase when) {
        this.when = when;
    }

    /** Runs two of the three leases, with so many relays. */
    static RunResult when(Phase phase, int relays) throws IOException {
        List<Path> sdls = List.of(Sdls.two());
        LabPlan plan = Planner.plan(sdls, Planner.Options.of(sdls).withRelays(relays));
        WiretapKilled killed = new WiretapKilled(phase);
        try (LabRun run = LabRun.start(plan, Settings.ofTests(), new LabEngine(), RunProgress.SILENT, killed)) {
            killed.lab.complete(run.lab());
            run.observe();
            return run.finish();
        }
    }

    @Override
    public void begun(Phase phase) {
        if (phase == when) {
            String wiretap = Objects.requireNonNull(lab.join().containers().get("wiretap " + RELAY));
            new LabEngine().client().killContainerCmd(wiretap).exec();
        }
    }
}
