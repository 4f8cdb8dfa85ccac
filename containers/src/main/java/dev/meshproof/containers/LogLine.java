package dev.meshproof.containers;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategyTarget;

/** Waits for a text in a container's log, and not a moment longer once the container has ended. */
final class LogLine extends AbstractWaitStrategy {
    private static final Duration POLL = Duration.ofMillis(30);
    private static final int SHOWN = 400;

    private final String text;

    LogLine(String text, Duration limit) {
        this.text = text;
        withStartupTimeout(limit);
    }

    @Override
    protected void waitUntilReady() {
        Awaitility.await("the log says \"" + text + "\"")
                .dontCatchUncaughtExceptions()
                .atMost(startupTimeout)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(() -> isThere(waitStrategyTarget));
    }

    private boolean isThere(WaitStrategyTarget target) {
        boolean running = target.isRunning();
        String log = target.getLogs();
        if (!running && !log.contains(text)) {
            throw new IllegalStateException("it ended at once; the end of its log: "
                    + log.substring(Math.max(0, log.length() - SHOWN)).strip());
        }
        return log.contains(text);
    }
}
