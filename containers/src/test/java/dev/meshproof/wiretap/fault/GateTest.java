package dev.meshproof.wiretap.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Pair;
import dev.meshproof.wiretap.derp.Wire;
import dev.meshproof.wiretap.packet.PacketKind;
import dev.meshproof.wiretap.packet.Packets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Pair THERE = new Pair(Wire.ALICE, Wire.BOB);
    private static final Scope ONE_WAY = new Scope(Wire.ALICE, Wire.BOB, Direction.TO_RELAY);

    private final Faults faults = new Faults();
    private final Gate gate = new Gate(faults, Direction.TO_RELAY);

    private static Frame frame(@Nullable Pair pair, int number) {
        byte[] packet = Packets.transport(1, number, 100);
        return new Frame(packet, pair, pair == null ? null : PacketKind.TRANSPORT, 0);
    }

    @Test
    void keeps_the_order_of_a_pair_whatever_the_jitter_and_lets_others_pass_by() {
        faults.set(List.of(new Fault.Delay(ONE_WAY, Duration.ofNanos(100), Duration.ofNanos(90), 5)));
        List<Frame> there = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            there.add(frame(THERE, i));
            gate.take(there.get(i), i);
        }
        Frame other = frame(THERE.reversed(), 99);
        gate.take(other, 50);

        assertThat(gate.next(9)).isNull();
        List<Frame> came = new ArrayList<>();
        for (Frame next = gate.next(1000); next != null; next = gate.next(1000)) {
            came.add(next);
        }
        assertThat(came).hasSize(51).containsSubsequence(there);
        assertThat(came.get(50)).isNotSameAs(other);
        assertThat(gate.isEmpty()).isTrue();
    }

    @Test
    void holds_what_stalls_until_other_faults_let_it_go_and_wants_no_more_than_a_mebibyte() {
        faults.set(List.of(new Fault.Stall(Scope.ALL)));
        int taken = 0;
        while (!gate.isFull()) {
            gate.take(frame(taken % 2 == 0 ? THERE : null, taken++), 0);
        }
        assertThat(taken * 132).isBetween(Gate.MOST_HELD, Gate.MOST_HELD + 132);
        assertThat(gate.next(Long.MAX_VALUE - 1)).isNull();
        assertThat(gate.nextAt()).isEqualTo(Long.MAX_VALUE);

        faults.set(List.of());
        gate.reconsider(7);
        assertThat(gate.nextAt()).isEqualTo(7);
        for (int i = 0; i < taken; i++) {
            assertThat(gate.next(7)).isNotNull();
        }
        assertThat(gate.isEmpty()).isTrue();
    }

    @Test
    void makes_the_same_choices_again_with_the_same_seed() {
        assertThat(dropped(4)).isEqualTo(dropped(4)).isNotEqualTo(dropped(5));
    }

    @Test
    void goes_on_to_choose_where_it_was_when_others_come_and_go() {
        Fault drop = new Fault.Drop(ONE_WAY, 0.5, 4);
        List<Integer> undisturbed = dropped(4);
        faults.set(List.of());
        List<Integer> dropped = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            faults.set(i % 2 == 0 ? List.of(drop) : List.of(new Fault.Cut(Scope.ALL), drop));
            if (isDropped(i)) {
                dropped.add(i);
            }
        }

        assertThat(dropped).isEqualTo(undisturbed);
        assertThat(faults.counts().get(1).considered()).isEqualTo(1);
    }

    private boolean isDropped(int number) {
        gate.take(frame(THERE, number), 0);
        return gate.next(0) == null;
    }

    private List<Integer> dropped(long seed) {
        faults.set(List.of());
        faults.set(List.of(new Fault.Drop(ONE_WAY, 0.5, seed)));
        List<Integer> dropped = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            if (isDropped(i)) {
                dropped.add(i);
            }
        }
        assertThat(faults.counts()).singleElement().satisfies(count -> {
            assertThat(count.considered()).isEqualTo(100);
            assertThat(count.affected()).isEqualTo(dropped.size());
        });
        return dropped;
    }

    @Test
    void is_needed_for_its_own_direction_alone() {
        faults.set(List.of(new Fault.Stall(new Scope(null, null, Direction.FROM_RELAY)), new Fault.Cut(Scope.ALL)));
        assertThat(gate.isNeeded()).isFalse();
        faults.set(List.of(new Fault.Stall(Scope.ALL)));
        assertThat(gate.isNeeded()).isTrue();
    }
}
