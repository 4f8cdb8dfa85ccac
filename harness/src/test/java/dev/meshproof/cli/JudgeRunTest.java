package dev.meshproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.evidence.EvidenceLog;
import dev.meshproof.evidence.Observation;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.run.Judge;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.Runs;
import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.Pair;
import dev.meshproof.wiretap.capture.RotatingCapture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JudgeRunTest {
    private final CalledMain main = new CalledMain("judge");
    private final StringWriter out = main.out();
    private final StringWriter err = main.err();

    @TempDir
    private Path runs;

    private int judge(String... arguments) {
        return main.with(arguments);
    }

    private Path stored(FakeLab lab, LabPlan plan) throws IOException {
        RunFolder folder = RunFolder.create(runs, Runs.STARTED, "x", new Redaction());
        folder.write(plan);
        try (EvidenceLog log = folder.openEvidence()) {
            for (Observation o : lab.evidence().observations()) {
                log.append(o.at(), o.took(), o.container(), o.ask(), o.answer());
            }
            folder.write(Judge.judge(Runs.facts(), plan, log.evidence()));
        }
        return folder.path();
    }

    @Test
    void comesToTheSameVerdict() throws IOException {
        LabPlan plan = Plans.three();

        assertThat(judge(stored(FakeLab.of(plan), plan).toString())).isZero();
        assertThat(judge(stored(FakeLab.of(plan).onEveryAddress(Plans.id(2)), plan)
                        .toString()))
                .isEqualTo(1);

        assertThat(out.toString()).contains("PROVEN  ", "REFUTED  ", "bound-to-loopback");
        assertThat(err.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.contains("the capture of relay one is not there"));
    }

    @Test
    void decodesTheCapturesAgain() throws IOException {
        LabPlan plan = Plans.three();
        FakeLab lab = FakeLab.of(plan);
        Path folder = stored(lab, plan);
        Answer.Sought sought = lab.evidence().observations().stream()
                .flatMap(o -> o.answer() instanceof Answer.RelayView view
                        ? view.searched().stream()
                        : Stream.<Answer.Sought>empty())
                .filter(each -> each.from().isPresent())
                .findFirst()
                .orElseThrow();
        Lane lane = new Lane(new Pair(new NodeKey(1, 2, 3, 4), new NodeKey(5, 6, 7, 8)), Direction.TO_RELAY);
        Path relay = Files.createDirectories(folder.resolve(RunFolder.relayPath("one")));
        try (RotatingCapture capture = new RotatingCapture(relay, "relay", 1 << 20, 1 << 22, new Addresses())) {
            byte[] plain = ("GET /" + sought.canary()).getBytes(StandardCharsets.US_ASCII);
            capture.write(1_764_000_000_000_000_042L, lane, ByteBuffer.wrap(plain));
        }

        assertThat(judge(folder.toString())).isEqualTo(1);

        assertThat(out.toString()).contains("REFUTED  ", "sealed-on-relay");
        assertThat(err.toString()).contains("it said PROVEN when it ran");
    }

    @Test
    void printsTheStoredResultAsItIs() throws IOException {
        LabPlan plan = Plans.three();
        Path folder = stored(FakeLab.of(plan), plan);

        assertThat(judge(folder.toString(), "--json")).isZero();

        assertThat(folder.resolve("run.json")).hasContent(out.toString());
    }

    @Test
    void saysWhereItNowSaysOtherwise() throws IOException {
        LabPlan plan = Plans.three();
        Path folder = stored(FakeLab.of(plan), plan);
        Path evidence = folder.resolve("evidence.jsonl");
        Files.writeString(
                evidence, Files.readString(evidence).lines().findFirst().orElseThrow() + "\n");

        assertThat(judge(folder.toString())).isEqualTo(3);

        assertThat(err.toString()).contains("it said PROVEN when it ran");
    }

    @Test
    void whatAReplicaSentIsNoCommandOfAGitHubJob() throws IOException {
        LabPlan plan = Plans.three();
        Path folder = stored(FakeLab.of(plan).onEveryAddress(Plans.id(2)), plan);

        new CommandLine(new JudgeRun(Map.of("GITHUB_ACTIONS", "true")))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(folder.toString());

        assertThat(out.toString().lines().findFirst().orElseThrow()).startsWith("::stop-commands::");
        assertThat(out.toString().stripTrailing().lines().reduce((a, b) -> b).orElseThrow())
                .isEqualTo(
                        "::" + out.toString().lines().findFirst().orElseThrow().split("::")[2] + "::");
    }

    @Test
    void refusesWhatIsNoRun() {
        assertThat(judge(runs.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("there is no run.json");
    }
}
