package dev.meshproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.claim.Verdict;
import dev.meshproof.evidence.EvidenceJson;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.plan.LabPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunJsonTest {
    @TempDir
    Path folder;

    static Stream<RunResult> runs() {
        return Stream.of(
                Runs.proven(), Runs.exposed(), Runs.neverJoined(), Runs.inconclusive(), Runs.of(1), Runs.shop());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void holds_to_the_schema(RunResult run) throws IOException {
        assertThat(complaints(tree(run))).isEmpty();
    }

    static Stream<Consumer<ObjectNode>> breakages() {
        return Stream.of(
                run -> run.put("verdict", "GREEN"),
                run -> run.put("more", 1),
                run -> run.remove("claims"),
                run -> run.put("schemaVersion", 2),
                run -> run.put("startedAt", "yesterday"),
                run -> ((ObjectNode) run.at("/claims/0/cases/0/checks/0")).put("outcome", "MAYBE"),
                run -> ((ObjectNode) run.at("/claims/0/cases/0")).remove("diagnosis"),
                run -> ((ObjectNode) run.at("/claims/0/cases/0")).put("diagnosis", "it is broken"),
                run -> ((ObjectNode) run.at("/plan/replicas/0")).put("ended", 1),
                run -> ((ObjectNode) run.at("/pairs/0/address")).remove("reply"),
                run -> ((ObjectNode) run.at("/pairs/0/name")).put("reply", "0"),
                run -> ((ObjectNode) run.at("/sdls/0")).put("sha256", "short"),
                run -> ((ObjectNode) run.at("/sdls/0")).remove("stored"),
                run -> ((ObjectNode) run.at("/plan")).remove("relays"),
                run -> ((ObjectNode) run.at("/tailnet/0")).put("keyKind", "ONCE"),
                run -> ((ObjectNode) run.at("/tailnet/0")).put("online", "yes"),
                run -> ((ObjectNode) run.at("/plan")).put("policy", "acl.hujson"),
                run -> ((ObjectNode) run.at("/plan/replicas/0")).put("key", "ONCE"),
                run -> ((ObjectNode) run.at("/plan/replicas/0/ports/0")).put("probe", "HTTPS"),
                run -> ((ObjectNode) run.at("/plan/replicas/0/tailnet/hostname")).put("guess", true));
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void the_schema_rejects_a_broken_one(Consumer<ObjectNode> breakage) throws IOException {
        ObjectNode run = (ObjectNode) tree(Runs.proven());

        breakage.accept(run);

        assertThat(complaints(run)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void reads_back_what_it_wrote(RunResult run) throws IOException {
        Path file = folder.resolve("run.json");
        Files.writeString(file, RunJson.write(run, new Redaction()));

        assertThat(RunJson.read(file)).isEqualTo(run);
    }

    @Test
    void says_verdict_and_claims_as_the_command_line_promises() throws IOException {
        JsonNode run = tree(Runs.exposed());

        assertThat(run.at("/verdict").asText()).isEqualTo("REFUTED");
        assertThat(run.at("/claims/3/id").asText()).isEqualTo("bound-to-loopback");
        assertThat(run.at("/claims/3/verdict").asText()).isEqualTo("REFUTED");
        assertThat(run.at("/pairs")).hasSize(6);
        assertThat(run.at("/pairs/0/address/target").asText()).isEqualTo("100.64.0.2");
        assertThat(run.at("/pairs/0/address/reply").asInt()).isZero();
        assertThat(run.at("/pairs/0/address/tookMillis").asDouble()).isEqualTo(8.123);
        assertThat(run.at("/pairs/0/name/target").asText()).isEqualTo("akash-server-2");
        assertThat(run.at("/relayed")).hasSize(6);
        assertThat(run.at("/relayed/0/relay").asText()).isEqualTo("one");
        assertThat(run.at("/relayed/0/to").asText()).isEqualTo("akash-server-2/backend");
        assertThat(run.at("/relayed/0/toKey").asText()).isEqualTo("nodekey:of-100.64.0.2");
        assertThat(run.at("/relayed/0/kinds/transport/bytes").asLong()).isEqualTo(300_000);
        assertThat(run.at("/relayed/0/packets").asLong()).isEqualTo(101);
        assertThat(run.at("/relayed/0/chiSquared").asDouble()).isEqualTo(255);
        int ofReplicas = 3 * (3 + 1 + 2 + 1 + 4 + 4 + 6 + 2 + 4 + 4);
        int ofPairs = 6 * (5 + 5 + 5 + 6 + 11 + 7) + 3 * 7;
        int ofRelays = 3;
        assertThat(run.at("/counts/controls").asInt()).isEqualTo(ofReplicas + ofPairs + ofRelays);
    }

    @Test
    void says_why_a_case_is_not_proven_and_what_to_change() throws IOException {
        JsonNode diagnosis = tree(Runs.exposed()).at("/claims/3/cases/1/diagnosis");

        assertThat(diagnosis.at("/cause").asText()).contains("akash-server-2/backend listens on 0.0.0.0:8000");
        assertThat(diagnosis.at("/remedy").asText()).isEqualTo("bind it to 127.0.0.1");
        assertThat(diagnosis.at("/at/file").asText()).isEqualTo("examples/akash-server-2.yaml");
        assertThat(diagnosis.at("/observations")).isNotEmpty();
        assertThat(tree(Runs.exposed()).at("/claims/3/cases/0/diagnosis").isNull())
                .isTrue();
    }

    @Test
    void lists_the_tailnet_as_an_administrators_console_does() throws IOException {
        JsonNode run = tree(Runs.proven());

        assertThat(run.at("/plan/relays/0").asText()).isEqualTo("one");
        assertThat(run.at("/tailnet")).hasSizeGreaterThanOrEqualTo(3);
        JsonNode node = run.at("/tailnet/1");
        assertThat(node.at("/givenName").asText()).isEqualTo("akash-server-2");
        assertThat(node.at("/replica").asText()).isEqualTo("akash-server-2/backend");
        assertThat(node.at("/addresses/0").asText()).isEqualTo("100.64.0.2");
        assertThat(node.at("/online").asBoolean()).isTrue();
        assertThat(node.at("/key").asText()).isEqualTo("nodekey:of-100.64.0.2");
        assertThat(node.at("/keyKind").asText()).isEqualTo("REUSABLE");
        assertThat(node.at("/relay").asText()).isEqualTo("one");
        assertThat(node.at("/state").asText()).isEqualTo("Running");
        assertThat(tree(Runs.neverJoined()).at("/tailnet"))
                .noneMatch(n -> n.at("/replica").asText().equals("akash-server-2/backend"));
        assertThat(tree(Runs.inconclusive()).at("/tailnet")).hasSameSizeAs(run.at("/tailnet"));
    }

    @Test
    void says_where_the_text_of_an_sdl_lies_where_it_was_kept() throws IOException {
        JsonNode run = tree(Runs.proven());

        assertThat(run.at("/sdls/0/stored").isNull()).isTrue();
        assertThat(run.at("/sdls/1/stored").asText()).isEqualTo("artifacts/sdl-2-akash-server-2.yaml");
    }

    @Test
    void says_what_no_sdl_says() throws IOException {
        LabPlan three = Plans.three();
        LabPlan plan = new LabPlan(
                three.name(),
                three.providers(),
                three.leases(),
                three.relays(),
                three.notes(),
                Optional.of(new LabPlan.Policy("acl.hujson", "{}")),
                true,
                true,
                Optional.of(new LabPlan.LabFileRead("my.lab.yaml", "%064x".formatted(7))));
        RunResult result = Judge.judge(Runs.facts(), plan, FakeLab.of(plan).evidence());
        JsonNode run = tree(result);

        assertThat(complaints(run)).isEmpty();
        assertThat(run.at("/plan/policy/file").asText()).isEqualTo("acl.hujson");
        assertThat(run.at("/plan/policy/sha256").asText())
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        assertThat(run.at("/plan/labFile/sha256").asText()).endsWith("07");
        assertThat(run.at("/plan/onlyDeclared").asBoolean()).isTrue();
        assertThat(run.at("/plan/ipv6").asBoolean()).isTrue();
        assertThat(run.at("/plan/replicas/0/key").asText()).isEqualTo("REUSABLE");
        assertThat(run.at("/plan/replicas/0/ports/0/probe").asText()).isEqualTo("HTTP");
        assertThat(tree(Runs.proven()).at("/plan/policy").isNull()).isTrue();
    }

    @Test
    void a_note_stands_among_the_notices_whatever_the_verdict() {
        LabPlan plan = Plans.three();

        RunResult noted = Judge.judge(
                Runs.facts(), plan, FakeLab.of(plan).reachedOverTailnet(1055).evidence());

        assertThat(noted.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(noted.notices())
                .anySatisfy(notice -> assertThat(notice)
                        .startsWith("tailnet-exposes-only-declared of akash-server-1/backend")
                        .contains("(and 5 more)"));
        assertThat(Runs.proven().notices()).noneMatch(notice -> notice.contains("tailnet-exposes-only-declared"));
    }

    @Test
    void never_holds_the_auth_key() {
        Redaction redaction = new Redaction();
        redaction.add(Plans.AUTH_KEY);

        assertThat(RunJson.write(Runs.proven(), redaction)).doesNotContain(Plans.AUTH_KEY);
        assertThat(Runs.proven().plan().replicas().get(0).env()).containsEntry("TS_AUTHKEY", Redaction.MARK);
    }

    @Test
    void refuses_a_file_of_another_schema_version_or_that_is_no_run() throws IOException {
        Path file = folder.resolve("run.json");
        Files.writeString(file, "{\"schemaVersion\": 7}");
        assertThatThrownBy(() -> RunJson.read(file)).hasMessageContaining("schemaVersion is 7; this meshproof reads 3");

        Files.writeString(file, "{\"schemaVersion\": 2}");
        assertThatThrownBy(() -> RunJson.read(file)).hasMessageContaining("schemaVersion is 2; this meshproof reads 3");

        Files.writeString(file, "{\"schemaVersion\": 3}");
        assertThatThrownBy(() -> RunJson.read(file)).hasMessageContaining("is no result of a run");

        Files.writeString(file, "nothing");
        assertThatThrownBy(() -> RunJson.read(file)).hasMessageContaining("is no result of a run");
    }

    private static JsonNode tree(RunResult run) throws IOException {
        return EvidenceJson.mapper().readTree(RunJson.write(run, new Redaction()));
    }

    private static Set<ValidationMessage> complaints(JsonNode run) throws IOException {
        try (InputStream schema = RunJson.schema()) {
            JsonSchema checked = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
            return checked.validate(run);
        }
    }
}
