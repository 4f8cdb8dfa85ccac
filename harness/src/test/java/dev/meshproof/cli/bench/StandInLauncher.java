package dev.meshproof.cli.bench;

import dev.meshproof.claim.Catalogue;
import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.evidence.Evidence;
import dev.meshproof.evidence.EvidenceLog;
import dev.meshproof.evidence.Observation;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import dev.meshproof.run.Judge;
import dev.meshproof.run.RunJson;
import dev.meshproof.run.RunResult;
import dev.meshproof.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** In place of the launcher: each {@code verify} stores the result that is next in turn, or none. */
record StandInLauncher(Path top) {
    private static final String SCRIPT = """
            #!/bin/sh
            cd %s
            runs=$3
            if [ "$4" = --claims ]; then kind=some; else kind=$(sed -n 1p turns); sed -i 1d turns; fi
            echo "$@" >> calls
            [ "$kind" != none ] || { echo 'meshproof: no engine answers' >&2; exit 3; }
            mkdir "$runs/run" && cp "$kind"/* "$runs/run" && exit "$(cat "$kind/code")"
            """;

    /** @param turns what the runs of every claim come to: {@code proven}, {@code refuted} or {@code none} */
    static StandInLauncher at(Path top, String... turns) throws IOException {
        Files.writeString(top.resolve("turns"), String.join("\n", turns) + "\n");
        Files.setPosixFilePermissions(
                Files.writeString(top.resolve("meshproof"), SCRIPT.formatted(top)),
                PosixFilePermissions.fromString("rwx------"));
        LabPlan plan = Plans.three();
        Evidence fine = FakeLab.of(plan).evidence();
        store(top, "some", Judge.judge(Runs.facts(), plan, fine, Catalogue.claims(List.of("joined"))), fine, 0);
        store(
                top,
                "proven",
                Judge.judge(Runs.facts(), plan, fine, Catalogue.claims(List.of("joined", "reachable-by-name"))),
                fine,
                0);
        Evidence open = FakeLab.of(plan).neverJoined(Plans.id(2)).evidence();
        store(top, "refuted", Judge.judge(Runs.facts(), plan, open), open, 1);
        return new StandInLauncher(top);
    }

    List<String> calls() throws IOException {
        return Files.readAllLines(top.resolve("calls"));
    }

    private static void store(Path top, String kind, RunResult run, Evidence evidence, int code) throws IOException {
        Path folder = Files.createDirectory(top.resolve(kind));
        Files.writeString(folder.resolve("run.json"), RunJson.write(run, new Redaction()));
        Files.writeString(folder.resolve("code"), String.valueOf(code));
        try (EvidenceLog log = EvidenceLog.create(folder.resolve("evidence.jsonl"), new Redaction())) {
            for (Observation o : evidence.observations()) {
                log.append(o.at(), o.took(), o.container(), o.ask(), o.answer());
            }
            scan(log, Duration.ofMillis(1_250));
            scan(log, Duration.ofMillis(2_750));
        }
    }

    private static void scan(EvidenceLog log, Duration took) {
        log.append(
                Runs.STARTED,
                took,
                "c",
                new Ask(
                        new Vantage.Neighbour("provider-1"),
                        new Question.Scan(Plans.id(1), new Target.ContainerAddress(Plans.id(1))),
                        Phase.CANARY,
                        Duration.ofSeconds(10)),
                new Answer.Scan("198.18.0.6", 65_535, 0, List.of()));
    }
}
