package dev.meshproof.reports;

import dev.meshproof.run.RunListener;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes summary.md, for a CI job's summary: GitHub's Markdown, at most 64 KiB. */
public final class SummaryMarkdown implements RunListener {
    /** A little below what GitHub takes of a step. */
    static final int MOST_BYTES = 64 * 1024 - 512;

    /** What follows the failures needs the rest, for a hundred replicas too. */
    private static final int MOST_OF_FAILURES = 32 * 1024;

    private static final String CUT = "\n_More would not fit here; run.json has all of it._\n";

    @Override
    public void finished(RunResult run, Path folder) throws IOException {
        Files.writeString(folder.resolve("summary.md"), render(run));
    }

    /** The summary; sections that no longer fit are left out, and it says so. */
    static String render(RunResult run) {
        StringBuilder text = new StringBuilder();
        int left = MOST_BYTES - bytes(CUT);
        boolean cut = false;
        for (String section : List.of(
                SummarySections.headline(run),
                SummaryFailures.of(run, MOST_OF_FAILURES),
                SummarySections.claims(run),
                SummarySections.reproduce(run),
                SummaryMatrix.of(run),
                SummarySections.slowestPhases(run),
                SummarySections.versions(run),
                SummarySections.sdls(run),
                SummarySections.notices(run))) {
            if (section.isEmpty()) {
                continue;
            }
            String separated = (text.isEmpty() ? "" : "\n") + section;
            if (bytes(separated) <= left) {
                text.append(separated);
                left -= bytes(separated);
            } else {
                cut = true;
            }
        }
        return cut ? text + CUT : text.toString();
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
