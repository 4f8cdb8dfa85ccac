package dev.meshproof.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.plan.Planner.Options;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.plan.labfile.LabFileReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/plan.md and docs/lab-file.md say is so. */
class PlanDocsTest {
    private static final Path TOP = Path.of("..");

    @TempDir
    Path dir;

    @Test
    void the_lab_file_s_example_plans_with_the_sdls_that_it_speaks_of() throws IOException {
        Path lab = Files.writeString(dir.resolve("meshproof.lab.yaml"), example());
        Path first = Files.copy(
                TOP.resolve("examples/three-providers/akash-server-1.yaml"), dir.resolve("akash-server-1.yaml"));
        Path gateway = Files.writeString(
                dir.resolve("gateway.yaml"),
                Services.document("image: registry.example/gateway\nenv: [TS_AUTHKEY=x]")
                        .replace("\n  s:\n    image", "\n  proxy:\n    image")
                        .replace("\n  s:\n    p:", "\n  proxy:\n    p:"));

        LabPlan plan = Planner.plan(
                List.of(first, gateway), Options.of(List.of(first, gateway)).withLabFile(lab));

        assertThat(plan.notes()).isEmpty();
        assertThat(plan.relays()).hasSize(2);
        assertThat(plan.providers()).containsExactly("east", "west");
        assertThat(plan.onlyDeclared()).isTrue();
        assertThat(plan.withIntent(Intent.PRIVATE)).hasSize(2);
        assertThat(plan.replicas()).extracting(ReplicaPlan::key).containsExactly(KeyKind.EPHEMERAL, KeyKind.REUSABLE);
        assertThat(plan.replicas().get(1).hostname()).contains("gateway");
        assertThat(plan.replicas().get(1).tailnet().authKeyVariable()).contains("TS_AUTHKEY");
    }

    @Test
    void every_key_of_the_schema_is_in_the_document() throws IOException {
        String document = Files.readString(TOP.resolve("docs/lab-file.md"));
        JsonNode schema;
        try (InputStream in = LabFileReader.schema()) {
            schema = new ObjectMapper().readTree(in);
        }

        assertThat(schema.findValues("properties").stream()
                        .flatMap(keys -> all(keys.fieldNames()))
                        .distinct())
                .hasSizeGreaterThan(15)
                .allSatisfy(key -> assertThat(document).containsPattern("[`.]" + key + "[`.]"));
        assertThat(schema.findValues("enum").stream()
                        .flatMap(words -> all(words.elements()))
                        .map(JsonNode::asText))
                .contains("expired", "forbidden", "redis")
                .allSatisfy(word -> assertThat(document).contains("`" + word + "`"));
    }

    @Test
    void the_schema_that_the_example_names_is_there() throws IOException {
        MatchResult named = Pattern.compile("\\$schema=(\\S+)")
                .matcher(example())
                .results()
                .findFirst()
                .orElseThrow();

        assertThat(TOP.resolve("docs").resolve(named.group(1))).exists();
    }

    @Test
    void every_code_of_the_plan_is_in_its_document_and_no_other() throws IOException {
        Pattern code = Pattern.compile("\"((?:lab|kubernetes|as|largest|not)-[a-z-]+)\"");
        Set<String> inCode = new TreeSet<>();
        try (Stream<Path> sources = Files.list(TOP.resolve("harness/src/main/java/dev/meshproof/plan"))) {
            for (Path source : sources.filter(p ->
                            p.toString().endsWith("Limits.java") || p.toString().endsWith("KubernetesExpansion.java"))
                    .toList()) {
                code.matcher(Files.readString(source)).results().forEach(found -> inCode.add(found.group(1)));
            }
        }
        Set<String> inDocument = Files.readAllLines(TOP.resolve("docs/plan.md")).stream()
                .map(Pattern.compile("^\\| `([a-z]+-[a-z-]+)` \\|.*")::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(inCode).hasSizeGreaterThan(10).isEqualTo(inDocument);
    }

    private static <T> Stream<T> all(Iterator<T> each) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(each, 0), false);
    }

    private static String example() throws IOException {
        String document = Files.readString(TOP.resolve("docs/lab-file.md"));
        int start = document.indexOf("```yaml\n") + "```yaml\n".length();
        return document.substring(start, document.indexOf("```\n", start));
    }
}
