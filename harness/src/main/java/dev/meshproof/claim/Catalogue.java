package dev.meshproof.claim;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Vantage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every claim that there is, and all that they ask. Pure. */
public final class Catalogue {
    private static final List<Claim> CLAIMS = List.of(
            new Joined(),
            new ReachableByAddress(),
            new ReachableByName(),
            new BoundToLoopback(),
            new UnreachableOnProvider(),
            new UnreachableAcrossProviders(),
            new UnreachableThroughIngress(),
            new UnreachableFromOutside(),
            new ProxyPrivate(),
            new TailnetExposesOnlyDeclared(),
            new Unprivileged(),
            new Relayed(),
            new SealedOnRelay(),
            new TamperEvident(),
            new KnownParties(),
            new Attributed(),
            new OutsiderDenied(),
            new Contained(),
            new AnswersSiblings(),
            new AnswersThroughIngress());

    private Catalogue() {}

    /** In the order in which they are told. */
    public static List<Claim> claims() {
        return CLAIMS;
    }

    /**
     * Those with these ids, in the order of the catalogue.
     *
     * @throws IllegalArgumentException if it has no such claim
     */
    public static List<Claim> claims(Collection<String> ids) {
        List<String> known = CLAIMS.stream().map(claim -> claim.id().toString()).toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new IllegalArgumentException(
                        "there is no claim \"" + id + "\"; there are " + String.join(", ", known));
            }
        }
        return CLAIMS.stream()
                .filter(claim -> ids.contains(claim.id().toString()))
                .toList();
    }

    /**
     * All that claims ask of a plan, equal asks once, by phase and then by vantage. A claim that throws asks nothing; the
     * court reports it.
     */
    public static Map<Phase, Map<Vantage, List<Ask>>> asks(LabPlan plan, List<Claim> claims) {
        Set<Ask> all = new LinkedHashSet<>();
        for (Claim claim : claims) {
            try {
                claim.cases(plan).forEach(each -> each.asks().forEach(all::add));
            } catch (RuntimeException e) {
                continue;
            }
        }
        Map<Phase, Map<Vantage, List<Ask>>> sorted = new EnumMap<>(Phase.class);
        for (Ask ask : all) {
            sorted.computeIfAbsent(ask.phase(), phase -> new LinkedHashMap<>())
                    .computeIfAbsent(ask.from(), vantage -> new ArrayList<>())
                    .add(ask);
        }
        return sorted;
    }
}
