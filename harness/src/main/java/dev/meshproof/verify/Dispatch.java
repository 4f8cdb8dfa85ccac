package dev.meshproof.verify;

import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Vantage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Lets the asks of a phase begin, so many at once and no more: one that waits has no thread yet, and its limit does not run.
 *
 * <p>Vantages take turns. Each lets those of the shortest and of the longest limit begin first, in turn: the former are to
 * stay silent and take all of their limit, the latter have most to do. All others are soon answered and fill what is left.
 */
final class Dispatch {
    /**
     * Asks under way at once for each processor, over all vantages. An ask takes some 20 ms of a processor, ours and the
     * lab's share together (three replicas: 154 in 1.8 s on two processors), so that those under way are answered within a
     * second. Fewer would do for the processors, if there were none that only wait: for their limit to end, or for their
     * turn.
     */
    private static final int FOR_EACH_PROCESSOR = 32;

    /** Asks of one vantage that are under way at once. */
    private static final int OF_ONE_VANTAGE = 16;

    /**
     * Asks that some count for, as they take that much longer of a processor: transfers of 64 KiB through two tailscaleds and a
     * relay some 0.3 s, a scan 1 s. With 30 replicas 64 tampers at once were too slow to be told anything.
     */
    private static final int TRANSFER = 4;

    private static final int SCAN = 8;

    private final int atOnce;
    private final Executor executor;
    private final Consumer<Ask> put;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final List<Throwable> failures = new ArrayList<>();
    private int underWay;

    private Dispatch(Map<Vantage, List<Ask>> batches, int processors, Executor executor, Consumer<Ask> put) {
        this.atOnce = processors * FOR_EACH_PROCESSOR;
        this.executor = executor;
        this.put = put;
        batches.forEach((from, asks) -> {
            List<Vantage> alike = batches.keySet().stream()
                    .filter(other -> other.getClass() == from.getClass())
                    .toList();
            waiting.add(new Batch(asks, alike.indexOf(from) / (double) alike.size()));
        });
    }

    /**
     * Blocks until all have been put. Once one has failed no further one begins.
     *
     * @param processors that the machine has, on which the lab runs as well
     * @param put puts one ask, and blocks until it is answered
     * @throws java.util.concurrent.CompletionException if {@code put} throws, with what it threw
     */
    static void all(Map<Vantage, List<Ask>> batches, int processors, Executor executor, Consumer<Ask> put) {
        Dispatch dispatch = new Dispatch(batches, processors, executor, put);
        dispatch.begin();
        dispatch.done.join();
    }

    /** What one vantage is still to be asked. */
    private static final class Batch {
        private final Deque<Ask> asks;
        private int underWay;
        private boolean longest;

        /**
         * @param turn from 0 to 1, another one for each vantage of a kind: where among asks of the same limit it begins. All
         *     replicas ask the others in the same order, and would all be at the same one, which answers one at a time.
         */
        Batch(List<Ask> all, double turn) {
            List<Ask> sorted = new ArrayList<>(all);
            sorted.sort(Comparator.comparing(Ask::limit));
            for (int from = 0, to = 0; from < sorted.size(); from = to) {
                while (to < sorted.size()
                        && sorted.get(to).limit().equals(sorted.get(from).limit())) {
                    to++;
                }
                Collections.rotate(sorted.subList(from, to), -(int) (turn * (to - from)));
            }
            asks = new ArrayDeque<>(sorted);
        }

        Ask next() {
            return longest ? asks.getLast() : asks.getFirst();
        }

        void begin() {
            underWay += weight(longest ? asks.removeLast() : asks.removeFirst());
            longest = !longest;
        }
    }

    private static int weight(Ask ask) {
        if (ask.what() instanceof Question.Tamper || ask.what() instanceof Question.Exchange) {
            return TRANSFER;
        }
        return ask.what() instanceof Question.Scan ? SCAN : 1;
    }

    private record Begun(Batch batch, Ask ask) {}

    private void begin() {
        for (Optional<Begun> next = next(); next.isPresent(); next = next()) {
            Begun begun = next.get();
            try {
                executor.execute(() -> run(begun));
            } catch (RuntimeException e) {
                ended(begun, Optional.of(e));
            }
        }
    }

    private void run(Begun begun) {
        Optional<Throwable> failure = Optional.empty();
        try {
            put.accept(begun.ask());
        } catch (RuntimeException | Error e) {
            failure = Optional.of(e);
        }
        ended(begun, failure);
        begin();
    }

    /** The next one that may begin; tells whoever waits if there is none and will be none. */
    private synchronized Optional<Begun> next() {
        if (failures.isEmpty()) {
            for (int i = waiting.size(); i > 0; i--) {
                Batch batch = waiting.element();
                if (batch.asks.isEmpty()) {
                    waiting.remove();
                    continue;
                }
                Ask ask = batch.next();
                if (underWay > 0 && underWay + weight(ask) > atOnce) {
                    return Optional.empty(); // Nobody overtakes it, or what counts for many would begin last.
                }
                waiting.add(waiting.remove());
                if (batch.underWay == 0 || batch.underWay + weight(ask) <= OF_ONE_VANTAGE) {
                    batch.begin();
                    underWay += weight(ask);
                    return Optional.of(new Begun(batch, ask));
                }
            }
        }
        if (underWay == 0) {
            finish();
        }
        return Optional.empty();
    }

    private synchronized void ended(Begun begun, Optional<Throwable> failure) {
        underWay -= weight(begun.ask());
        begun.batch().underWay -= weight(begun.ask());
        failure.ifPresent(failures::add);
    }

    private void finish() {
        if (failures.isEmpty()) {
            done.complete(null);
        } else {
            done.completeExceptionally(failures.get(0));
        }
    }
}
