package dev.meshproof.verify;

import com.github.dockerjava.api.DockerClient;
import dev.meshproof.claim.Catalogue;
import dev.meshproof.claim.Court;
import dev.meshproof.claim.Judgement;
import dev.meshproof.containers.image.ImageSet;
import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.EvidenceLog;
import dev.meshproof.evidence.PlanSecrets;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.lab.Lab;
import dev.meshproof.lab.LabException;
import dev.meshproof.lab.Leftovers;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Vantage;
import dev.meshproof.run.Judge;
import dev.meshproof.run.RunFacts;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunListeners;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One run: {@link #start} brings a lab up and waits until it is ready, {@link #observe} puts every question,
 * {@link #finish} judges and writes the result, {@link #close} takes the lab down. The lab comes down on Ctrl-C too.
 */
public final class LabRun implements AutoCloseable {
    private final LabPlan plan;
    private final Settings settings;
    private final Sabotage sabotage;
    private final Map<Phase, Map<Vantage, List<Ask>>> asks;
    private final Instant startedAt;
    private final RunFolder folder;
    private final SdlCopies sdls;
    private final EvidenceLog evidence;
    private final RunRecorder recorder;
    private final ExecutorService executor;
    private final String id;
    private final DockerClient docker;
    private final ImageSet images;
    private final Lab lab;
    private final Thread onInterrupt;

    private LabRun(LabPlan plan, Settings settings, LabEngine engine, RunProgress progress, Sabotage sabotage)
            throws IOException {
        this.plan = plan;
        this.settings = settings;
        this.sabotage = sabotage;
        this.asks = Catalogue.asks(plan, settings.claims());
        this.startedAt = Instant.now();
        this.id = RunId.next(startedAt);
        Redaction redaction = new Redaction();
        PlanSecrets.of(plan).forEach(redaction::add);
        this.folder = RunFolder.create(settings.runs(), startedAt, plan.name(), redaction);
        folder.write(plan);
        this.sdls = SdlCopies.keep(plan, folder);
        this.recorder = new RunRecorder(folder, progress);
        this.evidence = folder.openEvidence();
        this.executor = Executors.newCachedThreadPool(LabRun::daemon);
        recorder.stage("engine and images");
        this.docker = engine.client();
        this.images = engine.images(plan, settings.images(), recorder::step);
        this.lab = new Lab(
                plan,
                id,
                docker,
                images,
                recorder,
                Examination.vantages(asks),
                relay -> folder.path().resolve(RunFolder.relayPath(relay)),
                sabotage::beforeStart);
        this.onInterrupt = new Thread(this::interrupted, "close lab " + id);
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    /**
     * Starts a lab and waits until its replicas are ready, or can no longer become so.
     *
     * @throws dev.meshproof.lab.LabException if the environment cannot run it; nothing is left behind then
     * @throws IOException if the run's folder cannot be written
     */
    public static LabRun start(LabPlan plan, Settings settings, LabEngine engine, RunProgress progress)
            throws IOException {
        return start(plan, settings, engine, progress, Sabotage.NONE);
    }

    /** As {@link #start(LabPlan, Settings, LabEngine, RunProgress)}, in a lab that something is wrong with. */
    public static LabRun start(
            LabPlan plan, Settings settings, LabEngine engine, RunProgress progress, Sabotage sabotage)
            throws IOException {
        LabRun run = new LabRun(plan, settings, engine, progress, sabotage);
        try {
            run.bringUp();
            return run;
        } catch (RuntimeException | Error e) {
            run.close();
            throw e;
        }
    }

    private void bringUp() {
        CompletableFuture<Void> swept = CompletableFuture.runAsync(this::sweep, executor);
        begin("infrastructure");
        lab.startInfrastructure();
        examination(evidence, sabotage).during(Phase.BEFORE_LEASES);
        begin("replicas");
        lab.startReplicas();
        begin("ready");
        lab.awaitReady(settings.readyWithin());
        swept.join();
    }

    /** What others left behind is no reason to fail. */
    private void sweep() {
        try {
            Leftovers.Removed removed = new Leftovers(docker, executor).removeAbandoned();
            removed.things().forEach(thing -> recorder.event("removed what an earlier run left: " + thing));
            removed.stuck().forEach(thing -> recorder.event("an earlier run left, and the engine keeps: " + thing));
        } catch (RuntimeException e) {
            recorder.event("what an earlier run left could not be removed: " + e.getMessage());
        }
    }

    private void interrupted() {
        recorder.event("interrupted; taking the lab down");
        try {
            lab.close();
        } catch (LabException e) {
            recorder.trouble(String.valueOf(e.getMessage()));
        }
        recorder.close();
    }

    /** Puts all questions: with and without canaries, while outsiders are admitted, and once more before the end. */
    public void observe() {
        observe(examination(evidence, sabotage), sabotage);
    }

    /**
     * Observes once more, with something broken, and judges that alone: for tests of the harness. The lab must be up; what it
     * is to be asked before its replicas start is taken from the run's own evidence.
     *
     * @param file for the evidence; a new one
     * @throws IOException if the evidence cannot be written
     */
    public List<Judgement> examine(Path file, Sabotage broken) throws IOException {
        try (EvidenceLog again = EvidenceLog.create(file, folder.redaction())) {
            evidence.evidence().observations().stream()
                    .filter(o -> o.ask().phase() == Phase.BEFORE_LEASES)
                    .forEach(o -> again.append(o.at(), o.took(), o.container(), o.ask(), o.answer()));
            observe(examination(again, broken), broken);
            return Court.judge(plan, again.evidence(), settings.claims());
        }
    }

    private void observe(Examination examination, Sabotage broken) {
        begin("quiet");
        broken.begun(Phase.QUIET);
        examination.during(Phase.QUIET);
        begin("canary");
        lab.canaries(true);
        broken.begun(Phase.CANARY);
        examination.during(Phase.CANARY);
        boolean disturbed = examination.asks(Phase.DISTURBED);
        if (disturbed) {
            begin("disturbed");
            lab.admitOutsiders(true);
            broken.begun(Phase.DISTURBED);
        }
        CompletableFuture<Void> scans = examination.scans(Phase.CANARY);
        examination.during(Phase.DISTURBED);
        scans.join();
        if (disturbed) {
            lab.admitOutsiders(false);
        }
        lab.canaries(false);
        begin("closing");
        broken.begun(Phase.CLOSING);
        examination.during(Phase.CLOSING);
    }

    /** Takes the lab down, judges, writes run.json and tells every report writer. */
    public RunResult finish() throws IOException {
        begin("take down");
        Map<ReplicaId, RunFacts.OfReplica> replicas = LabFacts.replicas(lab, recorder);
        lab.close();
        return judge(replicas);
    }

    /** As {@link #finish}, with the lab left up for whoever wants to ask it more. */
    public RunResult judge() throws IOException {
        return judge(LabFacts.replicas(lab, recorder));
    }

    private RunResult judge(Map<ReplicaId, RunFacts.OfReplica> replicas) throws IOException {
        Evidence all = evidence.evidence();
        RunFacts facts = new RunFacts(
                plan.name(),
                id,
                startedAt,
                Duration.between(startedAt, Instant.now()),
                MeshproofVersion.get(),
                LabFacts.machine(docker),
                sdls.storedAt(),
                replicas,
                LabFacts.images(images),
                LabFacts.versions(images, all),
                recorder.timings(),
                notices());
        // What was written holds no secrets; what was judged may, and is shown to nobody.
        RunResult result = folder.write(Judge.judge(facts, plan, all, settings.claims()));
        RunListeners.tell(result, folder.path()).forEach(recorder::trouble);
        return result;
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>(recorder.notices());
        notices.addAll(sdls.notices());
        int all = Catalogue.claims().size();
        if (settings.claims().size() < all) {
            notices.add("only " + settings.claims().size() + " of " + all + " claims were asked for and judged");
        }
        return List.copyOf(notices);
    }

    /** The lab, to be asked or to be reached through port forwards. */
    public Lab lab() {
        return lab;
    }

    /** Where the run lies. */
    public Path folder() {
        return folder.path();
    }

    @Override
    public void close() {
        lab.close();
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException shuttingDown) {
            return; // the hook ends what there is to end
        }
        recorder.close();
        executor.shutdown();
        try {
            evidence.close();
        } catch (IOException e) {
            recorder.trouble("evidence.jsonl could not be closed: " + e.getMessage());
        }
    }

    /** @throws LabException if the lab was closed meanwhile, as Ctrl-C does */
    private void begin(String stage) {
        if (lab.closing()) {
            throw new LabException("the lab was closed before its stage \"" + stage + "\"");
        }
        recorder.stage(stage);
    }

    private Examination examination(EvidenceLog log, Sabotage broken) {
        return new Examination(asks, lab, broken.seen(lab), log, recorder, executor);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "run");
        thread.setDaemon(true);
        return thread;
    }
}
