package dev.meshproof.containers.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Completes the futures of all connections, on threads of its own: what hangs on a future may read from a stream, and
 * must not keep the thread busy on which the stream's bytes come in.
 */
final class Limits {
    private static final ScheduledThreadPoolExecutor CLOCK = new ScheduledThreadPoolExecutor(1, daemon("limits"));
    private static final ExecutorService CALLBACKS = Executors.newCachedThreadPool(daemon("agent callbacks"));

    static {
        CLOCK.setRemoveOnCancelPolicy(true);
    }

    private Limits() {}

    static ExecutorService callbacks() {
        return CALLBACKS;
    }

    /** Fails {@code future} with what {@code late} gives if nothing completes it within {@code limit}. */
    static <T> CompletableFuture<T> bound(CompletableFuture<T> future, Duration limit, Supplier<IOException> late) {
        Future<?> alarm = CLOCK.schedule(
                () -> CALLBACKS.execute(() -> future.completeExceptionally(late.get())),
                limit.toNanos(),
                TimeUnit.NANOSECONDS);
        future.whenComplete((value, failure) -> alarm.cancel(false));
        return future;
    }

    static ThreadFactory daemon(String name) {
        return run -> {
            Thread thread = new Thread(run, "meshproof " + name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
