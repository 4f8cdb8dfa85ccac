package dev.meshproof.wiretap.fault;

import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Pair;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Frames of one direction of one connection on their way through the faults. For one thread; times are nanoseconds. */
public final class Gate {
    /** Bytes over which it wants no more, and from which on if all gates together hold much. */
    public static final int MOST_HELD = 1 << 20;

    private static final int FAIR_SHARE = 64 << 10;

    private final Faults faults;
    private final Direction passing;
    private final PriorityQueue<Held> held =
            new PriorityQueue<>(Comparator.comparingLong(Held::at).thenComparingLong(Held::number));
    /** When the last of each pair goes: those behind it do not overtake it. */
    private final Map<@Nullable Pair, Long> last = new HashMap<>();

    private long taken;
    private int bytes;

    private record Held(Frame frame, long at, long number) {}

    public Gate(Faults faults, Direction passing) {
        this.faults = faults;
        this.passing = passing;
    }

    /** Whether frames must come through here. */
    public boolean isNeeded() {
        return faults.concern(passing);
    }

    /** Takes the next frame. */
    public void take(Frame frame, long now) {
        if (faults.strike(frame, passing)) {
            count(frame.bytes().length);
            hold(frame, ++taken, now);
        }
    }

    private void hold(Frame frame, long number, long now) {
        long kept = Math.max(faults.release(frame, passing, now), last.getOrDefault(frame.pair(), Long.MIN_VALUE));
        last.put(frame.pair(), kept);
        held.add(new Held(frame, kept, number));
    }

    /** The frame that goes on now; null if none does. */
    public @Nullable Frame next(long now) {
        Held first = held.peek();
        if (first == null || first.at > now) {
            return null;
        }
        held.remove();
        count(-first.frame.bytes().length);
        if (held.isEmpty()) {
            last.clear();
        }
        return first.frame;
    }

    /** When the next one goes; {@link Long#MAX_VALUE} if none does by itself. */
    public long nextAt() {
        Held first = held.peek();
        return first == null ? Long.MAX_VALUE : first.at;
    }

    public boolean isEmpty() {
        return held.isEmpty();
    }

    public boolean isFull() {
        return bytes >= MOST_HELD || (bytes >= FAIR_SHARE && faults.holdMuch());
    }

    private void count(int more) {
        bytes += more;
        faults.hold(more);
    }

    /** Forgets what is held: the connection is over. */
    public void discard() {
        count(-bytes);
        held.clear();
        last.clear();
    }

    /** Asks other faults than before when what is held goes on; none of it is altered or dropped again. */
    public void reconsider(long now) {
        List<Held> all =
                held.stream().sorted(Comparator.comparingLong(Held::number)).toList();
        held.clear();
        last.clear();
        all.forEach(each -> hold(each.frame, each.number, now));
    }
}
