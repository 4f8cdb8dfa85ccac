package dev.meshproof.agent;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The agent's threads: a few that answer requests at once, one for each request that waits for others, one that enforces
 * limits, and those of each stream. All daemons.
 */
final class Workers {
    private static final int MOST_WAITING = 1024;
    private static final int ANSWERING = 8;
    private static final int MOST_AWAITING = 256;

    private final ThreadPoolExecutor answering = new ThreadPoolExecutor(
            ANSWERING, ANSWERING, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), this::daemon);
    private final ThreadPoolExecutor awaiting =
            new ThreadPoolExecutor(0, MOST_AWAITING, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), this::daemon);
    private final ScheduledThreadPoolExecutor limits = new ScheduledThreadPoolExecutor(1, this::daemon);

    Workers() {
        answering.allowCoreThreadTimeOut(true);
        limits.setRemoveOnCancelPolicy(true);
    }

    /** Work whose failure to write is no news: the reader of frames learns that the other end is gone. */
    interface Work {
        void run() throws IOException;
    }

    /** @return false if too many wait */
    boolean answer(Work work) {
        return execute(answering, work);
    }

    /**
     * As {@link #answer}, for work that spends its time on waiting for somebody else's answer: whoever asks the agent of
     * something that it knows itself does not wait for that.
     */
    boolean await(Work work) {
        return execute(awaiting, work);
    }

    private static boolean execute(ThreadPoolExecutor threads, Work work) {
        try {
            threads.execute(quietly(work));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    Thread thread(String name, Work work) {
        Thread thread = daemon(quietly(work));
        thread.setName("meshproof " + name);
        thread.start();
        return thread;
    }

    ScheduledFuture<?> after(long millis, Work work) {
        return limits.schedule(quietly(work), millis, TimeUnit.MILLISECONDS);
    }

    void close() {
        answering.shutdownNow();
        awaiting.shutdownNow();
        limits.shutdownNow();
    }

    private Thread daemon(Runnable run) {
        Thread thread = new Thread(null, run, "meshproof worker", 256 << 10);
        thread.setDaemon(true);
        return thread;
    }

    private static Runnable quietly(Work work) {
        return () -> {
            try {
                work.run();
            } catch (IOException gone) {
                // See Work.
            } catch (RuntimeException e) {
                System.err.println("meshproof agent: " + Thread.currentThread().getName() + ": " + e);
            }
        };
    }
}
