package dev.meshproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.evidence.Redaction;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunListener;
import dev.meshproof.run.RunResult;
import dev.meshproof.run.Runs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class ReportTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

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
        String[] words = new String[arguments.length + 1];
        words[0] = "report";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .execute(words);
    }

    private int reportBy(Class<?> listener, Path folder) throws IOException {
        Path services = Files.createDirectories(runs.resolve("classes/META-INF/services"));
        Files.writeString(services.resolve(RunListener.class.getName()), listener.getName());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        URL classes = runs.resolve("classes").toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return report(folder.toString());
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
