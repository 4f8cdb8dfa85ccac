package dev.meshproof.reports.timeline;

import dev.meshproof.reports.Resource;
import dev.meshproof.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The timeline and the logs of a run, for a page to take in. */
public final class Timeline {
    private Timeline() {}

    /**
     * Parts of a page that is UTF-8.
     *
     * @param timeline the section {@code #timeline}, and {@code logs} the section {@code #logs}: they work without the rest too;
     *     links are relative to the run's folder
     * @param css for them alone; takes colours and fonts from the page's custom properties
     * @param js to be run once, after the sections are there
     */
    public record Section(String timeline, String logs, String css, String js) {
        /** Both sections, one after the other. */
        public String html() {
            return timeline + logs;
        }
    }

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
                TimelineSection.of(run, folder, logs, clock),
                LogSection.of(logs, clock, run.startedAt()),
                Resource.text(Timeline.class, "timeline.css"),
                Resource.text(Timeline.class, "timeline.js"));
    }
}
