package dev.meshproof.wiretap.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens, a line of JSON each, for those who listen. The last 1,000 are kept for those who come later; who reads too
 * slowly is told how many it has missed. Thread-safe.
 */
final class Events {
    private static final int KEPT = 1000;
    private static final int MOST_LISTENERS = 4;

    private final Deque<String> kept = new ArrayDeque<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final long epoch = System.currentTimeMillis() * 1_000_000 - System.nanoTime();

    /** Nanoseconds since 1970, which never goes back. */
    long now() {
        return epoch + System.nanoTime();
    }

    void say(String event, Consumer<Json> members) {
        String line = Json.object(json -> {
            json.put("at", now()).put("event", event);
            members.accept(json);
        });
        synchronized (this) {
            if (kept.size() == KEPT) {
                kept.remove();
            }
            kept.add(line);
            listeners.forEach(listener -> listener.offer(line));
        }
    }

    /** Begins to listen, with what is kept; null if enough do already. */
    synchronized @Nullable Listener listen() {
        if (listeners.size() == MOST_LISTENERS) {
            return null;
        }
        Listener listener = new Listener();
        kept.forEach(listener::offer);
        listeners.add(listener);
        return listener;
    }

    private synchronized void leave(Listener listener) {
        listeners.remove(listener);
    }

    /** One who listens. */
    final class Listener implements AutoCloseable {
        private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(2 * KEPT);
        private final AtomicLong missed = new AtomicLong();

        private void offer(String line) {
            if (!lines.offer(line)) {
                missed.incrementAndGet();
            }
        }

        /** The next line; null if none comes in time. */
        @Nullable
        String next(long millis) throws InterruptedException {
            long lost = lines.isEmpty() ? missed.getAndSet(0) : 0;
            return lost > 0
                    ? Json.object(
                            json -> json.put("at", now()).put("event", "missed").put("events", lost))
                    : lines.poll(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            leave(this);
        }
    }
}
