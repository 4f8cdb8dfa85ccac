package dev.meshproof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Vantage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DispatchTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<Vantage, List<Ask>> batches = new LinkedHashMap<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private DispatchTest asking(String provider, int... seconds) {
        Vantage from = new Vantage.Neighbour(provider);
        List<Ask> asks = batches.computeIfAbsent(from, any -> new ArrayList<>());
        for (int limit : seconds) {
            // Another container each time, so that no two asks are equal.
            Question what = new Question.Inspect(new Vantage.Neighbour(provider + "/" + asks.size()));
            asks.add(new Ask(from, what, Phase.QUIET, Duration.ofSeconds(limit)));
        }
        return this;
    }

    private List<Ask> all() {
        return batches.values().stream().flatMap(List::stream).toList();
    }

    /** In which order they begin where each is answered at once. */
    private List<Ask> inOrder() {
        List<Ask> order = new ArrayList<>();
        Dispatch.all(batches, 1, Runnable::run, order::add);
        return order;
    }

    /** Holds each ask until so many are under way, and counts how many ever are. */
    private final class Crowd {
        private final CountDownLatch there;
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Crowd(int expected) {
            there = new CountDownLatch(expected);
        }

        void put(Ask ask) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            there.countDown();
            try {
                assertThat(there.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            now.decrementAndGet();
        }
    }

    @Test
    void each_is_put_once() {
        for (int provider = 0; provider < 40; provider++) {
            asking("p" + provider, 1, 2, 10, 10, 10, 30, 60);
        }
        Map<Ask, Integer> put = new ConcurrentHashMap<>();

        Dispatch.all(batches, 1, threads, ask -> put.merge(ask, 1, Integer::sum));

        assertThat(put).containsOnlyKeys(all()).hasSize(280);
        assertThat(put.values()).containsOnly(1);
    }

    @Test
    void so_many_begin_for_each_processor_and_no_more() {
        for (int provider = 0; provider < 40; provider++) {
            asking("p" + provider, IntStream.generate(() -> 10).limit(5).toArray());
        }
        Crowd crowd = new Crowd(64);

        Dispatch.all(batches, 2, threads, crowd::put);

        assertThat(crowd.most).hasValue(64);
    }

    @Test
    void one_vantage_is_not_asked_more_than_16_at_once() {
        asking("p", IntStream.generate(() -> 10).limit(50).toArray());
        Crowd crowd = new Crowd(16);

        Dispatch.all(batches, 2, threads, crowd::put);

        assertThat(crowd.most).hasValue(16);
    }

    /** All that one replica is to be asked of another, which takes long. */
    private void tampering(int replicas, int of) {
        for (int from = 0; from < replicas; from++) {
            Vantage sandbox = new Vantage.Sandbox(new ReplicaId("lease", "service", from));
            List<Ask> asks = new ArrayList<>();
            for (int to = 0; to < of; to++) {
                Question tamper = new Question.Tamper(
                        new ReplicaId("lease", "service", 100 + to), Optional.empty(), List.of("relay-1"));
                asks.add(new Ask(sandbox, tamper, Phase.DISTURBED, Duration.ofSeconds(40)));
            }
            batches.put(sandbox, asks);
        }
    }

    @Test
    void a_transfer_counts_for_four() {
        tampering(20, 1);
        Crowd crowd = new Crowd(16);

        Dispatch.all(batches, 2, threads, crowd::put);

        assertThat(crowd.most).hasValue(16);
    }

    @Test
    void a_transfer_counts_for_four_of_its_vantage_too() {
        tampering(1, 10);
        Crowd crowd = new Crowd(4);

        Dispatch.all(batches, 2, threads, crowd::put);

        assertThat(crowd.most).hasValue(4);
    }

    @Test
    void nobody_overtakes_what_counts_for_many() {
        asking("a", 10);
        tampering(8, 1);
        asking("b", 10);
        List<Runnable> begun = new CopyOnWriteArrayList<>();
        List<Ask> order = new ArrayList<>();
        CompletableFuture<Void> done =
                CompletableFuture.runAsync(() -> Dispatch.all(batches, 1, begun::add, order::add), threads);

        for (int i = 0; i < all().size(); i++) {
            int next = i;
            Awaitility.await().until(() -> begun.size() > next);
            begun.get(next).run();
        }

        done.join();
        assertThat(order).containsExactlyElementsOf(all());
    }

    @Test
    void what_waits_has_no_thread() {
        for (int provider = 0; provider < 40; provider++) {
            asking("p" + provider, 10, 10, 10);
        }
        AtomicInteger given = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Executor counted = task -> {
            most.accumulateAndGet(given.incrementAndGet(), Math::max);
            threads.execute(task);
        };

        Dispatch.all(batches, 1, counted, ask -> given.decrementAndGet());

        assertThat(most.get()).isBetween(1, 32);
    }

    @Test
    void those_of_the_shortest_and_of_the_longest_limit_begin_first() {
        asking("p", 10, 60, 2, 30, 1);

        assertThat(inOrder()).extracting(ask -> ask.limit().toSeconds()).containsExactly(1L, 60L, 2L, 30L, 10L);
    }

    @Test
    void vantages_take_turns() {
        asking("a", 10, 10, 10).asking("b", 10).asking("c", 10, 10);

        assertThat(inOrder())
                .extracting(ask -> ((Vantage.Neighbour) ask.from()).provider())
                .containsExactly("a", "b", "c", "a", "c", "a");
    }

    @Test
    void vantages_of_a_kind_begin_at_different_ones_of_the_same_limit() {
        asking("a", 10, 10, 10).asking("b", 10, 10, 10).asking("c", 10, 10, 10);
        batches.put(new Vantage.Host(), List.of());

        assertThat(inOrder().subList(0, 3)).containsExactly(all().get(0), all().get(4), all().get(8));
    }

    @Test
    void nothing_to_ask_is_done_at_once() {
        asking("a");

        assertThat(inOrder()).isEmpty();
        Dispatch.all(Map.of(), 2, threads, ask -> {});
    }

    @Test
    void should_fail_if_one_fails_and_begin_no_further() {
        asking("a", 10, 10, 10, 10);
        List<Ask> put = new ArrayList<>();

        assertThatThrownBy(() -> Dispatch.all(batches, 1, Runnable::run, ask -> {
                    put.add(ask);
                    if (put.size() == 2) {
                        throw new IllegalStateException("the lab was closed");
                    }
                }))
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("the lab was closed");
        assertThat(put).hasSize(2);
    }

    @Test
    void should_fail_if_there_is_no_thread_to_be_had() {
        asking("a", 10, 10);

        assertThatThrownBy(() -> Dispatch.all(
                        batches,
                        1,
                        task -> {
                            throw new RejectedExecutionException("shut down");
                        },
                        ask -> {}))
                .hasRootCauseMessage("shut down");
    }
}
