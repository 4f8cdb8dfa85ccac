package dev.meshproof.evidence;

import dev.meshproof.probe.Ask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All observations of a run, found by what was asked. Immutable. */
public final class Evidence {
    private final List<Observation> observations;
    private final Map<Ask, Observation> latest;

    private Evidence(List<Observation> observations) {
        this.observations = List.copyOf(observations);
        Map<Ask, Observation> byAsk = new HashMap<>();
        this.observations.forEach(o -> byAsk.put(o.ask(), o));
        this.latest = Map.copyOf(byAsk);
    }

    /** @param observations in the order in which they were written */
    public static Evidence of(List<Observation> observations) {
        return new Evidence(observations);
    }

    /** The observation of an ask; the last one where it was put again. Empty if it was never put. */
    public Optional<Observation> of(Ask ask) {
        return Optional.ofNullable(latest.get(ask));
    }

    /** In the order in which they were written. */
    public List<Observation> observations() {
        return observations;
    }

    /** How many different questions were put. */
    public int asks() {
        return latest.size();
    }
}
