package dev.meshproof.cli.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meshproof.claim.Verdict;
import dev.meshproof.evidence.EvidenceJson;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ClaimResult.DiagnosisResult;
import dev.meshproof.run.ClaimResult.FindingResult;
import dev.meshproof.run.Place;
import dev.meshproof.run.RunResult;
import dev.meshproof.run.Runs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitHubJobTest {
    private static final Map<String, String> JOB = Map.of("GITHUB_ACTIONS", "true");
    private static final String HOSTILE = "##[debug]x " + "x ".repeat(30)
            + "::set-output name=verdict::PROVEN ##[set-output name=verdict;]PROVEN\r\n::error::y";
    private static final Place PLACE = new Place("deploy/web.yaml", 33, 49);

    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    private static CaseResult judged(
            Verdict verdict, String subject, Optional<DiagnosisResult> diagnosis, String seen) {
        FindingResult.State state = verdict == Verdict.PROVEN
                ? FindingResult.State.HOLDS
                : verdict == Verdict.REFUTED ? FindingResult.State.VIOLATED : FindingResult.State.UNKNOWN;
        return new CaseResult(
                subject,
                List.of(),
                verdict,
                "reason",
                List.of(new FindingResult("it listens on 127.0.0.1", Optional.of(PLACE), state, seen, List.of())),
                List.of(),
                diagnosis);
    }

    private static Optional<DiagnosisResult> diagnosis(String cause) {
        return Optional.of(new DiagnosisResult(cause, "bind it to 127.0.0.1", Optional.of(PLACE), List.of()));
    }

    private static ClaimResult claim(String id, Verdict verdict, CaseResult... cases) {
        return new ClaimResult(id, "it is so", verdict, "why", List.of(cases));
    }

    private static RunResult run(Verdict verdict, List<ClaimResult> claims) {
        ObjectMapper json = EvidenceJson.mapper();
        ObjectNode run = json.valueToTree(Runs.proven());
        run.put("verdict", verdict.name());
        run.set("claims", json.valueToTree(claims));
        return json.convertValue(run, RunResult.class);
    }

    private List<String> annotations(RunResult run) {
        return new RunAnnotations(Path.of("/repo/sub"), Optional.of(Path.of("/repo")))
                .of(run).stream().map(WorkflowCommand::toString).toList();
    }

    @Test
    void refuted_is_an_error_beside_the_line_to_change() {
        RunResult run = run(
                Verdict.REFUTED,
                List.of(claim(
                        "bound-to-loopback",
                        Verdict.REFUTED,
                        judged(Verdict.PROVEN, "a", Optional.empty(), ""),
                        judged(Verdict.REFUTED, "b", diagnosis("it listens on 0.0.0.0:8000"), "0.0.0.0"))));

        assertThat(annotations(run))
                .containsExactly("::error file=sub/deploy/web.yaml,line=33,col=49,title=meshproof%3A REFUTED"
                        + " bound-to-loopback::it listens on 0.0.0.0:8000%0Achange: bind it to 127.0.0.1");
    }

    @Test
    void inconclusive_is_a_warning_and_says_what_was_seen_where_no_cause_is_known() {
        RunResult run = run(
                Verdict.INCONCLUSIVE,
                List.of(claim(
                        "joined",
                        Verdict.INCONCLUSIVE,
                        judged(Verdict.INCONCLUSIVE, "a", Optional.empty(), "no answer"))));

        assertThat(annotations(run))
                .containsExactly("::warning file=sub/deploy/web.yaml,line=33,col=49,title=meshproof%3A INCONCLUSIVE"
                        + " joined::of: a%0Aexpected: it listens on 127.0.0.1%0Aseen: no answer");
    }

    @Test
    void one_fault_that_turns_many_claims_is_said_once() {
        List<ClaimResult> claims = new ArrayList<>();
        for (String id : List.of("one", "two", "three", "four", "five")) {
            claims.add(claim(id, Verdict.REFUTED, judged(Verdict.REFUTED, id, diagnosis("same"), id)));
        }

        assertThat(annotations(run(Verdict.REFUTED, claims)))
                .singleElement()
                .asString()
                .contains("title=meshproof%3A REFUTED one%2C two%2C three and 2 more::same%0A");
    }

    @Test
    void no_more_than_github_shows_and_it_says_so() {
        List<CaseResult> cases = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            cases.add(judged(Verdict.REFUTED, "a", diagnosis("cause " + i), ""));
        }

        List<String> said = annotations(
                run(Verdict.REFUTED, List.of(claim("x", Verdict.REFUTED, cases.toArray(CaseResult[]::new)))));

        assertThat(said).hasSize(10);
        assertThat(said.get(9)).contains("and 16 more");
    }

    @Test
    void a_verdict_without_cases_is_said_too() {
        assertThat(annotations(run(Verdict.INCONCLUSIVE, List.of(claim("joined", Verdict.INCONCLUSIVE)))))
                .containsExactly("::warning title=meshproof%3A INCONCLUSIVE joined::reason: why");
        assertThat(annotations(run(Verdict.INCONCLUSIVE, List.of())))
                .containsExactly("::warning title=meshproof%3A INCONCLUSIVE::nothing was proven");
        assertThat(annotations(Runs.proven())).isEmpty();
    }

    @Test
    void a_file_outside_of_the_workspace_keeps_its_name() {
        RunResult run = run(
                Verdict.REFUTED,
                List.of(claim("x", Verdict.REFUTED, judged(Verdict.REFUTED, "a", diagnosis("cause"), ""))));

        assertThat(new RunAnnotations(Path.of("/elsewhere"), Optional.of(Path.of("/repo"))).of(run))
                .singleElement()
                .asString()
                .startsWith("::error file=deploy/web.yaml,");
    }

    @Test
    void nothing_of_what_is_said_can_be_a_command_of_its_own() {
        RunResult run = run(
                Verdict.REFUTED,
                List.of(claim(
                        HOSTILE,
                        Verdict.REFUTED,
                        judged(Verdict.REFUTED, HOSTILE, diagnosis(HOSTILE), HOSTILE),
                        judged(Verdict.REFUTED, HOSTILE, Optional.empty(), HOSTILE))));

        GitHubJob.of(JOB).annotate(out, run);

        assertThat(Runner.acts(text.toString())).hasSize(2).allMatch(command -> command.startsWith("error "));
    }

    @Test
    void nothing_that_a_replica_sends_acts_while_the_result_is_shown() {
        String shown =
                "            ::set-output name=verdict::PROVEN\n  │ log ##[set-output name=verdict;]PROVEN\n::endgroup::\n";
        GitHubJob job = GitHubJob.of(JOB);

        job.stopCommands(out);
        out.print(shown);
        job.resumeCommands(out);
        out.println("::notice::after");

        assertThat(Runner.acts(shown)).as("it would act").hasSize(3);
        assertThat(Runner.acts(text.toString())).containsExactly("notice |after");
    }

    @Test
    void the_token_is_another_each_time() {
        assertThat(GitHubJob.of(JOB).token())
                .isNotEqualTo(GitHubJob.of(JOB).token())
                .hasSizeGreaterThan(30);
    }

    @Test
    void json_stays_the_same_json_and_holds_no_command() throws Exception {
        String json = "{\"seen\" : \"" + "log ##[set-output name=a;]b" + "\"}";

        String harmless = GitHubJob.of(JOB).json(json);

        assertThat(Runner.acts(json)).isNotEmpty();
        assertThat(Runner.acts(harmless)).isEmpty();
        assertThat(new ObjectMapper().readTree(harmless)).isEqualTo(new ObjectMapper().readTree(json));
    }

    @Test
    void outside_of_a_job_nothing_is_printed() {
        GitHubJob job = GitHubJob.of(Map.of("GITHUB_WORKSPACE", ""));

        job.stopCommands(out);
        job.annotate(out, Runs.exposed());
        job.resumeCommands(out);

        assertThat(text.toString()).isEmpty();
        assertThat(job.json("##[x]")).isEqualTo("##[x]");
    }

    @Test
    void a_command_is_one_line_whatever_it_holds() {
        assertThat(WorkflowCommand.annotation("error", Map.of("file", "a,b:c%\r\n"), "t: 1,2", "50%\r\n::x::"))
                .hasToString("::error file=a%2Cb%3Ac%25%0D%0A,title=t%3A 1%2C2::50%25%0D%0A::x::");
        assertThat(new WorkflowCommand("endgroup", Map.of(), "")).hasToString("::endgroup::");
    }
}
