package dev.meshproof.scenarios;

import dev.meshproof.run.RunHistory;
import dev.meshproof.run.RunIndexers;
import dev.meshproof.verify.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one page over all runs when the session's last test has ended: target/meshproof-runs/index.html. Whatever goes wrong
 * with it is logged and changes no test; a session that was killed leaves its runs, of which {@code meshproof report
 * --history} makes the page.
 */
public final class IndexOfRuns implements LauncherSessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(IndexOfRuns.class);

    private final Path runs;

    /** For JUnit, which finds it through {@link java.util.ServiceLoader}. */
    public IndexOfRuns() {
        this(Settings.ofTests().runs());
    }

    IndexOfRuns(Path runs) {
        this.runs = runs;
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (Files.isDirectory(runs)) {
            write();
        }
    }

    private void write() {
        Path index = runs.resolve(RunIndexers.INDEX);
        try {
            List<String> complaints = RunIndexers.write(RunHistory.below(runs), index);
            complaints.forEach(complaint -> LOG.warn("event=no-index runs={} reason={}", runs, complaint));
            if (complaints.isEmpty()) {
                LOG.info("event=index-written file={}", index);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("event=no-index runs={} reason={}", runs, e.toString());
        }
    }
}
