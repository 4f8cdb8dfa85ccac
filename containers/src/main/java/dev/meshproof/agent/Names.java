package dev.meshproof.agent;

import dev.meshproof.wire.AddressText;
import dev.meshproof.wire.ConnectOutcome;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Names to addresses, by the system's resolver, within a limit. */
final class Names {
    /** Threads that may wait for the system's resolver at once. */
    private static final int MOST_RESOLVING = 64;

    private final Semaphore resolving = new Semaphore(MOST_RESOLVING);
    private final Workers workers;

    Names(Workers workers) {
        this.workers = workers;
    }

    /** There is no address. */
    static final class Unresolved extends Exception {
        private static final long serialVersionUID = 1;

        private final ConnectOutcome outcome;

        Unresolved(ConnectOutcome outcome, String why) {
            super(why);
            this.outcome = outcome;
        }

        ConnectOutcome outcome() {
            return outcome;
        }
    }

    /**
     * The address of a host.
     *
     * @param host a name, or a literal address, which is not looked up
     * @param end by {@link System#nanoTime()}
     */
    InetAddress resolve(String host, long end) throws Unresolved {
        InetAddress literal = AddressText.parse(host);
        if (literal != null) {
            return literal;
        }
        try {
            return lookUp(host, end);
        } catch (TimeoutException e) {
            throw new Unresolved(ConnectOutcome.TIMED_OUT, "the name did not resolve within the limit");
        } catch (InterruptedException e) {
            throw new Unresolved(ConnectOutcome.FAILED, "resolving: " + e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw new Unresolved(ConnectOutcome.UNKNOWN_HOST, String.valueOf(unknown.getMessage()));
            }
            throw new Unresolved(ConnectOutcome.FAILED, "resolving: " + e.getCause());
        }
    }

    /** The system's resolver knows no limit, so a thread waits for it. */
    private InetAddress lookUp(String host, long end)
            throws TimeoutException, InterruptedException, ExecutionException {
        if (!resolving.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        ResolverCache.disable();
        CompletableFuture<InetAddress> answer = new CompletableFuture<>();
        workers.thread("resolve " + host, () -> {
            try {
                answer.complete(InetAddress.getByName(host));
            } catch (UnknownHostException | RuntimeException e) {
                answer.completeExceptionally(e);
            } finally {
                resolving.release();
            }
        });
        return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
}
