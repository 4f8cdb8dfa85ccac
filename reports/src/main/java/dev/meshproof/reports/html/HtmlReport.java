package dev.meshproof.reports.html;

import dev.meshproof.run.RunListener;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes report.html: all of a run on one page, for whoever did not run it. */
public final class HtmlReport implements RunListener {
    static final String FILE = "report.html";

    @Override
    public void finished(RunResult run, Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), Page.render(run, folder));
    }
}
