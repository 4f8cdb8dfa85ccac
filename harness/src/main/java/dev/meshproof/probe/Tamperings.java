package dev.meshproof.probe;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.probe.Disturbances.Effect;
import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.fault.Fault;
import dev.meshproof.wiretap.fault.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Transfers between two replicas while relays turn bits of what these send each other, and nobody else's. */
final class Tamperings {
    /** Of transport packets: TCP copes with as much at speed, and 64 KiB there and back are some 200 of them. */
    private static final double SHARE = 0.02;

    /** Of a service's answer there may be few. */
    private static final double SHARE_OF_FEW = 0.2;

    /** Altered packets that are enough. */
    private static final int ENOUGH = 2;

    private static final int MOST_TRIES = 20;
    /** However many were altered by then: what is left of the limit is for what must succeed afterwards. */
    private static final long LONGEST = Duration.ofSeconds(8).toNanos();

    /** What one transfer may take while packets are lost. */
    private static final Duration ONE = Duration.ofMillis(1_500);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Enough to see whether a listener of ours is reached. */
    private static final byte[] KNOCK = {0};

    private final OneAtATime<Set<ReplicaId>> turns = new OneAtATime<>();
    private final Surroundings surroundings;
    private final Canaries canaries;
    private final Disturbances disturbances;

    Tamperings(Surroundings surroundings, Canaries canaries, Disturbances disturbances) {
        this.surroundings = surroundings;
        this.canaries = canaries;
        this.disturbances = disturbances;
    }

    /** The way there and the way back of two replicas take turns: each would alter the other's. */
    Answer tamper(Ask ask, Question.Tamper what) throws ProbeUnavailable {
        if (!(ask.from() instanceof Vantage.Sandbox from)) {
            throw new ProbeUnavailable("only a replica's sandbox has a proxy to send through, not " + ask.from());
        }
        long end = System.nanoTime() + ask.limit().toNanos();
        return Socks5Proxy.of(surroundings, from).ask(proxy -> {
            try (OneAtATime.Turn ignored = turns.turn(Set.of(from.replica(), what.to()), ask.limit())) {
                return tamper(from.replica(), what, way(from, proxy, what), end);
            }
        });
    }

    private Answer tamper(ReplicaId from, Question.Tamper what, Way way, long end) throws ProbeUnavailable {
        Duration left = TcpProbe.left(end);
        NodeKey one = key(from, left);
        NodeKey other = key(what.to(), left);
        List<Fault> faults = List.of(flip(one, other, way.share()), flip(other, one, way.share()));
        List<Transfer> during = new ArrayList<>();
        long until = System.nanoTime() + Math.min(LONGEST, left.toNanos() / 2);
        Begin begin = once(() -> disturbances.begin(what.relays(), faults));
        try {
            boolean enough = false;
            for (int i = 0; i < MOST_TRIES && !enough && System.nanoTime() < until; i++) {
                during.add(way.sending().transfer(least(TcpProbe.left(until)), begin));
                Effect effect = disturbances.of(what.relays(), faults);
                // A connection that is not made for all that is lost compares nothing.
                enough = effect.affected() >= ENOUGH
                        && during.stream().anyMatch(each -> each.then() != Transfer.Then.NOT_CONNECTED);
            }
        } finally {
            disturbances.end(what.relays(), faults);
        }
        Transfer after = way.sending().transfer(TcpProbe.left(end), () -> {});
        Effect effect = disturbances.of(what.relays(), faults);
        return new Answer.Tampering(List.copyOf(during), effect.considered(), effect.affected(), after);
    }

    /** Lets relays begin to alter packets. */
    private interface Begin {
        void now() throws ProbeUnavailable;
    }

    private static Begin once(Begin begin) {
        AtomicBoolean begun = new AtomicBoolean();
        return () -> {
            if (begun.compareAndSet(false, true)) {
                begin.now();
            }
        };
    }

    /** How something is sent and compared. */
    private interface Sending {
        /** @param begin called where the connection is made, if that can be told: a SYN that is lost costs TCP a second */
        Transfer transfer(Duration limit, Begin begin) throws ProbeUnavailable;
    }

    /** @param share of its packets that are altered */
    private record Way(Sending sending, double share) {}

    /** To a listener of ours; where that is not reached, the answer of a declared service. */
    private Way way(Vantage.Sandbox from, HostPort proxy, Question.Tamper what) throws ProbeUnavailable {
        Place source = surroundings.place(from);
        String host = surroundings.resolve(new Target.TailnetAddress(what.to()));
        OwnTransfer own = new OwnTransfer(source, proxy, surroundings.place(new Vantage.Sandbox(what.to())), host);
        byte[] request = Exchanges.request(host, canaries.next(from.replica(), what.to()));
        byte[] answer = Canaries.filled(canaries.next(from.replica(), what.to()), Exchanges.BODY);
        Way ours = new Way(
                (limit, begin) -> own.transfer(request, answer, limit, limit, (stream, port) -> begin.now()), SHARE);
        Transfer before = own.transfer(KNOCK, KNOCK, CONNECT, CONNECT.multipliedBy(2), (stream, port) -> {});
        if (before.then() != Transfer.Then.NOT_CONNECTED || what.http().isEmpty()) {
            return ours;
        }
        ServiceTransfer service =
                new ServiceTransfer(source, proxy, host, what.http().get(), CONNECT);
        return new Way(
                (limit, begin) -> {
                    begin.now();
                    return service.transfer(limit);
                },
                SHARE_OF_FEW);
    }

    private static Duration least(Duration left) {
        return left.compareTo(ONE) < 0 ? left : ONE;
    }

    private NodeKey key(ReplicaId replica, Duration limit) throws ProbeUnavailable {
        return NodeKey.parse(LocalApi.nodeKey(surroundings.place(new Vantage.Inside(replica)), limit));
    }

    /** On its way into the relay, so that the relay itself carries what was altered. */
    private Fault flip(NodeKey source, NodeKey destination, double share) {
        long seed = canaries.random().nextLong() >>> 1;
        return new Fault.Flip(new Scope(source, destination, Direction.TO_RELAY), share, seed);
    }
}
