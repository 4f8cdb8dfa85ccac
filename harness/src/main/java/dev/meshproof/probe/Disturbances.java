package dev.meshproof.probe;

import dev.meshproof.probe.Surroundings.ProbeUnavailable;
import dev.meshproof.wiretap.fault.Fault;
import dev.meshproof.wiretap.fault.FaultText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The faults that several questions have put to the same wiretaps: a wiretap takes all of them at once in place of those before,
 * and forgets what those did. Thread-safe.
 */
final class Disturbances {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Map<String, OfRelay> relays = new ConcurrentHashMap<>();
    private final Surroundings surroundings;
    private final Wiretaps wiretaps;

    Disturbances(Surroundings surroundings, Wiretaps wiretaps) {
        this.surroundings = surroundings;
        this.wiretaps = wiretaps;
    }

    /** What some faults did. */
    record Effect(long considered, long affected) {
        static final Effect NONE = new Effect(0, 0);

        Effect plus(Effect other) {
            return new Effect(considered + other.considered, affected + other.affected);
        }
    }

    private static final class OfRelay {
        private final Set<String> faults = new LinkedHashSet<>();
        private final Map<String, Effect> before = new HashMap<>();
    }

    /** Puts faults to some relays, beside those that are there. */
    void begin(List<String> at, List<Fault> faults) throws ProbeUnavailable {
        for (String relay : at) {
            change(relay, faults, true);
        }
    }

    /** Ends them again, at every relay, whatever becomes of one. */
    void end(List<String> at, List<Fault> faults) throws ProbeUnavailable {
        ProbeUnavailable failure = null;
        for (String relay : at) {
            try {
                change(relay, faults, false);
            } catch (ProbeUnavailable e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** What they have done so far, or did, at all of these relays together. */
    Effect of(List<String> at, List<Fault> faults) throws ProbeUnavailable {
        Effect all = Effect.NONE;
        for (String relay : at) {
            OfRelay of = relays.computeIfAbsent(relay, any -> new OfRelay());
            synchronized (of) {
                Map<String, Effect> now = effects(wiretaps.working(beside(relay), LIMIT));
                for (Fault fault : faults) {
                    String text = FaultText.write(fault);
                    all = all.plus(of.before.getOrDefault(text, Effect.NONE)).plus(now.getOrDefault(text, Effect.NONE));
                }
            }
        }
        return all;
    }

    private void change(String relay, List<Fault> faults, boolean begin) throws ProbeUnavailable {
        List<String> texts = faults.stream().map(FaultText::write).toList();
        OfRelay of = relays.computeIfAbsent(relay, any -> new OfRelay());
        synchronized (of) {
            if (begin) {
                of.faults.addAll(texts);
            } else {
                of.faults.removeAll(texts);
            }
            List<Wiretaps.Done> done = of.faults.isEmpty()
                    ? wiretaps.clear(beside(relay), LIMIT)
                    : wiretaps.faults(beside(relay), new ArrayList<>(of.faults), LIMIT);
            effects(done).forEach((fault, effect) -> of.before.merge(fault, effect, Effect::plus));
        }
    }

    private static Map<String, Effect> effects(List<Wiretaps.Done> done) {
        Map<String, Effect> effects = new HashMap<>();
        done.forEach(each -> effects.merge(each.fault(), new Effect(each.considered(), each.affected()), Effect::plus));
        return effects;
    }

    private Place beside(String relay) throws ProbeUnavailable {
        return surroundings.place(new Vantage.RelayHost(relay));
    }
}
