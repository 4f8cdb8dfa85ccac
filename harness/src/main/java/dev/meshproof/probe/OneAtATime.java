package dev.meshproof.probe;

import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Questions about the same thing that would find each other's traces take turns. */
final class OneAtATime<K> {
    private final Map<K, ReentrantLock> underWay = new ConcurrentHashMap<>();

    /** Ends when it is closed, by the thread that has it. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws ProbeUnavailable if others take all the time */
    Turn turn(K to, Duration limit) throws ProbeUnavailable {
        ReentrantLock lock = underWay.computeIfAbsent(to, any -> new ReentrantLock());
        try {
            if (!lock.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new ProbeUnavailable("other questions of this kind about " + to + " took all the time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProbeUnavailable("interrupted");
        }
        return lock::unlock;
    }
}
