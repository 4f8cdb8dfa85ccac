package dev.meshproof.wiretap.fault;

import dev.meshproof.wiretap.Direction;
import java.util.List;

/** The faults at work now. For one thread. */
public final class Faults {
    /** Bytes over all connections. */
    private static final long MUCH = 24 << 20;

    private List<Active> active = List.of();
    private long held;

    /**
     * What a fault has done.
     *
     * @param considered packets among which it had to choose; 0 for a fault that does not
     * @param affected packets or frames, or connections
     */
    public record Count(Fault fault, long considered, long affected) {}

    /**
     * Puts these in place of those that there were. One that was there already counts anew, but goes on to choose where it was:
     * where others come and go all the time it would else choose among its first few packets for ever.
     */
    public void set(List<Fault> faults) {
        List<Active> before = active;
        active = faults.stream()
                .map(fault -> before.stream()
                        .filter(each -> each.fault().equals(fault))
                        .findFirst()
                        .map(Active::anew)
                        .orElseGet(() -> new Active(fault)))
                .toList();
    }

    /** Takes note that a fault has ended connections. */
    public void affected(Fault fault, long connections) {
        active.stream().filter(each -> each.fault().equals(fault)).findFirst().ifPresent(a -> a.affected(connections));
    }

    /** Whether there is one about frames that pass this way. */
    boolean concern(Direction passing) {
        for (Active each : active) {
            boolean ofFrames = !(each.fault() instanceof Fault.Cut) && !(each.fault() instanceof Fault.Unreachable);
            if (ofFrames && each.fault().scope().includes(passing)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one has the relay look unreachable. */
    public boolean isUnreachable() {
        return active.stream().anyMatch(each -> each.fault() instanceof Fault.Unreachable);
    }

    void hold(int more) {
        held += more;
    }

    boolean holdMuch() {
        return held >= MUCH;
    }

    boolean strike(Frame frame, Direction passing) {
        for (Active each : active) {
            if (!each.strike(frame, passing)) {
                return false;
            }
        }
        return true;
    }

    long release(Frame frame, Direction passing, long now) {
        long at = now;
        for (Active each : active) {
            at = at == Long.MAX_VALUE ? at : each.release(frame, passing, at);
        }
        return at;
    }

    public List<Count> counts() {
        return active.stream().map(Active::count).toList();
    }
}
