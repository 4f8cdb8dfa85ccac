package dev.meshproof.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LatelyTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final AtomicInteger lookups = new AtomicInteger();
    private final Lately<String, Integer> lately = new Lately<>(now::get);

    private int learn(String about) throws ProbeUnavailable {
        return lately.learn(about, lookups::incrementAndGet);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void takesOverWhatWasLookedUpAQuarterOfASecondAgo() throws Exception {
        assertThat(learn("one")).isEqualTo(1);
        now.addAndGet(250_000_000);
        assertThat(learn("one")).isEqualTo(1);
        now.addAndGet(1);
        assertThat(learn("one")).isEqualTo(2);
    }

    @Test
    void knowsNothingOfAnother() throws Exception {
        assertThat(learn("one")).isEqualTo(1);
        assertThat(learn("two")).isEqualTo(2);
    }

    @Test
    void waitsForALookupThatIsUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> {
            try {
                return lately.learn("one", () -> {
                    begun.countDown();
                    await(end);
                    return 7;
                });
            } catch (ProbeUnavailable e) {
                throw new AssertionError(e);
            }
        });
        begun.await();
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> {
            try {
                return learn("one");
            } catch (ProbeUnavailable e) {
                throw new AssertionError(e);
            }
        });
        end.countDown();
        assertThat(first.join()).isEqualTo(7);
        assertThat(second.join()).isEqualTo(7);
    }

    @Test
    void failsAsTheLookupDidAndForgetsThatAsSoon() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> lately.learn("one", () -> {
                        lookups.incrementAndGet();
                        throw new ProbeUnavailable("nobody there");
                    }))
                    .isInstanceOf(ProbeUnavailable.class)
                    .hasMessage("nobody there");
        }
        assertThat(lookups).hasValue(1);
        now.addAndGet(250_000_001);
        assertThat(learn("one")).isEqualTo(2);
    }

    @Test
    void keepsNobodyWaitingWhereALookupBreaks() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> lately.learn("one", () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasRootCauseMessage("broken");
        }
    }
}
