package dev.meshproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Plans;
import dev.meshproof.evidence.Redaction;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunHistory;
import dev.meshproof.run.RunIndexer;
import dev.meshproof.run.RunJson;
import dev.meshproof.run.RunListener;
import dev.meshproof.run.RunResult;
import dev.meshproof.run.Runs;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private final CalledMain main = new CalledMain("report");
    private final StringWriter out = main.out();
    private final StringWriter err = main.err();

    @TempDir
    private Path runs;

    public static final class Writer implements RunListener {
        @Override
        public void finished(RunResult run, Path folder) throws IOException {
            Files.writeString(folder.resolve("verdict.txt"), run.verdict().name());
        }
    }

    public static final class Failing implements RunListener {
        @Override
        public void finished(RunResult run, Path folder) throws IOException {
            throw new IOException("disk full");
        }
    }

    private int report(String... arguments) {
        return main.with(arguments);
    }

    private int reportBy(Class<?> listener, Path folder) throws IOException {
        return by(RunListener.class, listener, folder.toString());
    }

    private int by(Class<?> service, Class<?> provider, String... arguments) throws IOException {
        Path services = Files.createDirectories(runs.resolve("classes/META-INF/services"));
        Files.writeString(services.resolve(service.getName()), provider.getName());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        URL classes = runs.resolve("classes").toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return report(arguments);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private Path stored() throws IOException {
        RunFolder folder = RunFolder.create(runs, Runs.STARTED, "x", new Redaction());
        folder.write(Runs.exposed());
        return folder.path();
    }

    @Test
    void writesTheReportsOfAStoredRunAgainAndNamesThem() throws IOException {
        Path folder = stored();
        Path verdict = folder.resolve("verdict.txt");

        assertThat(reportBy(Writer.class, folder)).isZero();
        assertThat(reportBy(Writer.class, folder)).isZero();

        assertThat(out.toString().lines()).containsExactly(verdict.toString(), verdict.toString());
        assertThat(verdict).hasContent("REFUTED");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysWhichReportCouldNotBeWritten() throws IOException {
        assertThat(reportBy(Failing.class, stored())).isEqualTo(3);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("Failing wrote no report", "disk full");
    }

    @Test
    void saysThatNobodyWrites() throws IOException {
        assertThat(report(stored().toString())).isEqualTo(3);

        assertThat(err.toString()).contains("no report writer is on the class path");
    }

    public static final class Indexer implements RunIndexer {
        @Override
        public void write(RunHistory history, Path into) throws IOException {
            Files.writeString(into, history.runs().size() + " runs");
        }
    }

    @Test
    void writesAPageOverManyRuns() throws IOException {
        stored();
        stored();
        Files.createDirectory(runs.resolve("pages"));

        assertThat(by(RunIndexer.class, Indexer.class, "--history", runs.toString()))
                .isZero();
        String pages = runs.resolve("pages").toString();
        assertThat(by(RunIndexer.class, Indexer.class, "--history", runs.toString(), "--into", pages))
                .isZero();
        String file = runs.resolve("a/b.html").toString();
        assertThat(by(RunIndexer.class, Indexer.class, "--history", runs.toString(), "--into", file))
                .isZero();

        assertThat(out.toString().lines())
                .containsExactly(runs.resolve("index.html").toString(), pages + "/index.html", file)
                .allSatisfy(each -> assertThat(Path.of(each)).hasContent("2 runs"));
    }

    @Test
    void refusesAFolderWithoutRuns() {
        assertThat(report("--history", runs.toString())).isEqualTo(2);
        assertThat(report("--history", runs.resolve("missing").toString())).isEqualTo(2);
        assertThat(report("--into", "x.html", runs.toString())).isEqualTo(2);
        assertThat(report()).isEqualTo(2);

        assertThat(err.toString())
                .contains("there is no run in it", "missing: there is no such folder", "--into says where");
    }

    @Test
    void saysWhatDiffersBetweenTwoRuns() throws IOException {
        Path proven = RunFolder.create(runs, Runs.STARTED, "y", new Redaction()).path();
        Files.writeString(proven.resolve("run.json"), RunJson.write(Runs.proven(), new Redaction()));

        assertThat(report("--compare", proven.toString(), stored().toString())).isZero();

        assertThat(out.toString())
                .contains("before  ✓ PROVEN  three-providers", "after   ✗ REFUTED  three-providers")
                .contains("Both ran the same SDLs")
                .contains("  bound-to-loopback  PROVEN → REFUTED\n")
                .contains("  bound-to-loopback of " + Plans.id(2) + "  – → REFUTED\n")
                .contains("  replicas join  7.9 s → 7.9 s\n")
                .doesNotContain("Version");
        assertThat(report("--compare", proven.toString(), runs.toString())).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoRun() throws IOException {
        Path foreign = Files.createDirectory(runs.resolve("foreign"));
        Path file = Files.writeString(foreign.resolve("run.json"), "{\"schemaVersion\": 1}");
        Files.createFile(runs.resolve("file"));

        assertThat(report(runs.resolve("missing").toString())).isEqualTo(2);
        assertThat(report(runs.resolve("file").toString())).isEqualTo(2);
        assertThat(report(foreign.toString())).isEqualTo(2);
        Files.writeString(file, "<html>");
        assertThat(report(foreign.toString())).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("missing: there is no run.json; name the folder of a run that came to its end")
                .contains("file: there is no run.json")
                .contains("run.json: schemaVersion is 1; this meshproof reads")
                .contains("run.json is no result of a run: ");
    }
}
