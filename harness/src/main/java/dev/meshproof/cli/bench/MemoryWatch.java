package dev.meshproof.cli.bench;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Follows a container's statistics, of which the engine sends one a second, and keeps the highest memory in use. */
final class MemoryWatch extends ResultCallback.Adapter<Statistics> {
    private final AtomicLong bytes = new AtomicLong();

    @Override
    public void onNext(Statistics statistics) {
        Optional.ofNullable(statistics.getMemoryStats())
                .map(MemoryStatsConfig::getUsage)
                .ifPresent(now -> bytes.accumulateAndGet(now, Math::max));
    }

    /** The highest so far. */
    long mebibytes() {
        return bytes.get() >> 20;
    }
}
