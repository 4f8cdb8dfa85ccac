package dev.meshproof.wiretap.fault;

import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.packet.PacketKind;
import dev.meshproof.wiretap.packet.PacketView;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** A fault at work. For one thread. */
final class Active {
    private final Fault fault;
    private final SplittableRandom random;
    private long considered;
    private long affected;
    private long free;

    Active(Fault fault) {
        this(fault, new SplittableRandom(fault.seed()));
    }

    private Active(Fault fault, SplittableRandom random) {
        this.fault = fault;
        this.random = random;
    }

    /** The same, which has done nothing yet. */
    Active anew() {
        Active anew = new Active(fault, random);
        anew.free = free;
        return anew;
    }

    Fault fault() {
        return fault;
    }

    Faults.Count count() {
        return new Faults.Count(fault, considered, affected);
    }

    /** Takes note that it did something that is no frame's. */
    void affected(long count) {
        affected += count;
    }

    /** Alters the frame if it is to; false if it is to be dropped. */
    boolean strike(Frame frame, Direction passing) {
        if (frame.kind() == null || !fault.scope().includes(frame.pair(), passing)) {
            return true;
        }
        if (fault instanceof Fault.Flip flip && frame.kind() == PacketKind.TRANSPORT) {
            if (chosen(flip.share())) {
                int from = frame.packet() + PacketView.SEALED;
                int bit = random.nextInt(8 * (frame.bytes().length - from));
                frame.bytes()[from + bit / 8] ^= (byte) (1 << bit % 8);
            }
        } else if (fault instanceof Fault.Drop drop) {
            return !chosen(drop.share());
        }
        return true;
    }

    private boolean chosen(double share) {
        considered++;
        boolean chosen = random.nextDouble() < share;
        affected += chosen ? 1 : 0;
        return chosen;
    }

    /** When the frame may go, if it could at {@code at}; {@link Long#MAX_VALUE} if not as long as this lasts. */
    long release(Frame frame, Direction passing, long at) {
        if (!fault.scope().includes(frame.pair(), passing)) {
            return at;
        }
        if (fault instanceof Fault.Stall) {
            affected++;
            return Long.MAX_VALUE;
        }
        if (fault instanceof Fault.Delay delay) {
            affected++;
            long jitter = delay.jitter().toNanos();
            long by = delay.by().toNanos() + (jitter == 0 ? 0 : random.nextLong(-jitter, jitter + 1));
            return at + Math.max(0, by);
        }
        if (fault instanceof Fault.Limit limit) {
            affected++;
            long begins = Math.max(at, free);
            free = begins + TimeUnit.SECONDS.toNanos(frame.bytes().length) / limit.bytesPerSecond();
            return free;
        }
        return at;
    }
}
