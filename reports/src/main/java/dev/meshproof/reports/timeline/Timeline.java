package dev.meshproof.reports.timeline;

import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The timeline and the logs of a run, for a page to take in. */
public final class Timeline {
    private Timeline() {}

    /**
     * Parts of a page that is UTF-8.
     *
     * @param html the sections {@code #timeline} and {@code #logs}, which work without the rest too; links are relative to the
     *     run's folder
     * @param css for them alone; takes colours and fonts from the page's custom properties
     * @param js to be run once, after the sections are there
     */
    public record Section(String html, String css, String js) {}

    /**
     * Renders what lies in a run's folder: clock.jsonl, evidence.jsonl and the logs under artifacts. What is not there is said
     * to be missing.
     *
     * @throws IOException if something that is there cannot be read
     */
    public static Section section(RunResult run, Path folder) throws IOException {
        Clock clock = Clock.read(folder);
        List<LogFile> logs = LogFile.in(run, folder, clock);
        return new Section(
                TimelineSection.of(run, folder, logs, clock) + LogSection.of(logs, clock, run.startedAt()),
                resource("timeline.css"),
                resource("timeline.js"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Timeline.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
