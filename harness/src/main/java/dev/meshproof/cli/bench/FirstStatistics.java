package dev.meshproof.cli.bench;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes the first of a container's statistics, which the engine has at once; the next would be a second away. */
final class FirstStatistics extends ResultCallback.Adapter<Statistics> {
    private static final long LIMIT_SECONDS = 2;

    private final CompletableFuture<Statistics> first = new CompletableFuture<>();

    @Override
    public void onNext(Statistics statistics) {
        first.complete(statistics);
    }

    @Override
    public void onError(Throwable failure) {
        first.completeExceptionally(failure);
    }

    /** Bytes of memory in use; empty if the container has ended. */
    Optional<Long> usage() throws InterruptedException {
        try {
            return Optional.ofNullable(
                            first.get(LIMIT_SECONDS, TimeUnit.SECONDS).getMemoryStats())
                    .map(MemoryStatsConfig::getUsage);
        } catch (ExecutionException | TimeoutException ended) {
            return Optional.empty();
        }
    }
}
