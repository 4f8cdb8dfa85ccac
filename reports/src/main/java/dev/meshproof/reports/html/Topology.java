package dev.meshproof.reports.html;

import dev.meshproof.claim.Verdict;
import dev.meshproof.reports.html.Matrix.Stranger;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.NodeResult;
import dev.meshproof.run.RelayedResult;
import dev.meshproof.run.ReplicaResult;
import dev.meshproof.run.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the drawing shows: providers with their replicas, what each relay carried, and who was stopped. */
final class Topology {
    private final RunResult run;
    private final Matrix matrix;
    private final List<ProviderOf> providers;
    private final Map<String, Map<String, Flow>> flows = new HashMap<>();
    private final Map<String, Verdict> worst = new HashMap<>();

    record ProviderOf(String name, List<ReplicaResult> replicas) {
        boolean ingress() {
            return replicas.stream().anyMatch(r -> !r.doors().isEmpty());
        }
    }

    /** Bytes from a provider's replicas into a relay, and out of it to them. */
    record Flow(long up, long down) {
        Flow plus(long more, long back) {
            return new Flow(up + more, down + back);
        }
    }

    Topology(RunResult run, Matrix matrix) {
        this.run = run;
        this.matrix = matrix;
        Map<String, List<ReplicaResult>> on = new HashMap<>();
        Map<String, String> providerOf = new HashMap<>();
        for (ReplicaResult replica : run.plan().replicas()) {
            on.computeIfAbsent(replica.provider(), p -> new ArrayList<>()).add(replica);
            providerOf.put(replica.id(), replica.provider());
        }
        this.providers = run.plan().providers().stream()
                .map(name -> new ProviderOf(name, on.getOrDefault(name, List.of())))
                .toList();
        for (RelayedResult each : run.relayed()) {
            add(each.relay(), providerOf.getOrDefault(each.from(), ""), each.bytes(), 0);
            add(each.relay(), providerOf.getOrDefault(each.to(), ""), 0, each.bytes());
        }
        for (ClaimResult claim : run.claims()) {
            for (CaseResult of : claim.cases()) {
                of.replicas().forEach(replica -> worst.merge(replica, of.verdict(), Matrix::worse));
            }
        }
    }

    private void add(String relay, String provider, long up, long down) {
        flows.computeIfAbsent(relay, r -> new HashMap<>())
                .merge(provider, new Flow(up, down), (one, more) -> one.plus(more.up(), more.down()));
    }

    List<ProviderOf> providers() {
        return providers;
    }

    List<String> relays() {
        return run.plan().relays();
    }

    /** Empty where it carried nothing. */
    Optional<Flow> flow(String relay, String provider) {
        return Optional.ofNullable(flows.getOrDefault(relay, Map.of()).get(provider));
    }

    /** Bytes of all pairs. */
    long carried(String relay) {
        return run.relayed().stream()
                .filter(r -> r.relay().equals(relay))
                .mapToLong(RelayedResult::bytes)
                .sum();
    }

    long carriedPairs(String relay) {
        return run.relayed().stream().filter(r -> r.relay().equals(relay)).count();
    }

    int nodes() {
        return run.tailnet().size();
    }

    /** Of the worst case of any claim about one of them. */
    Verdict worst(ProviderOf provider) {
        return provider.replicas().stream()
                .map(replica -> worst.getOrDefault(replica.id(), Verdict.NOT_APPLICABLE))
                .reduce(Matrix::worse)
                .orElse(Verdict.NOT_APPLICABLE);
    }

    Verdict worst(ReplicaResult replica) {
        return worst.getOrDefault(replica.id(), Verdict.NOT_APPLICABLE);
    }

    /** Whether somebody was stopped at some replicas, the worst of them; empty where nothing was asked. */
    Optional<Verdict> stopped(Stranger who, List<ReplicaResult> replicas) {
        return replicas.stream()
                .flatMap(replica -> matrix.verdict(who, replica).stream())
                .reduce(Matrix::worse);
    }

    Optional<Verdict> stopped(Stranger who) {
        return stopped(who, run.plan().replicas());
    }

    Optional<String> address(ReplicaResult replica) {
        return run.tailnet().stream()
                .filter(node -> node.replica().filter(replica.id()::equals).isPresent())
                .map(NodeResult::addresses)
                .flatMap(addresses -> addresses.stream().limit(1))
                .findFirst();
    }

    /** Cases of two replicas between whom there was another path than a relay's, or may have been. */
    List<CaseResult> direct() {
        return run.claims().stream()
                .filter(claim -> claim.id().equals("relayed"))
                .flatMap(claim -> claim.cases().stream())
                .filter(of -> of.verdict() == Verdict.REFUTED && of.replicas().size() == 2)
                .toList();
    }

    /** All of it in sentences. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (String relay : relays()) {
            words.add(relay + " carried " + Look.bytes(carried(relay)) + " in all, of "
                    + Look.count(carriedPairs(relay), "ordered pair", "ordered pairs") + " of replicas");
        }
        for (ProviderOf provider : providers.subList(0, Math.min(20, providers.size()))) {
            StringBuilder text = new StringBuilder(provider.name() + " has ");
            text.append(String.join(
                    ", ", provider.replicas().stream().map(ReplicaResult::id).toList()));
            for (String relay : relays()) {
                flow(relay, provider.name())
                        .ifPresent(flow -> text.append("; ")
                                .append(Look.bytes(flow.up()))
                                .append(" into ")
                                .append(relay)
                                .append(", ")
                                .append(Look.bytes(flow.down()))
                                .append(" out of it"));
            }
            words.add(text.toString());
        }
        if (providers.size() > 20) {
            words.add("and " + (providers.size() - 20) + " more providers");
        }
        for (Stranger who : Stranger.values()) {
            stopped(who)
                    .ifPresent(verdict -> words.add(who.who + ": "
                            + switch (verdict) {
                                case PROVEN -> "as it must be, at every replica";
                                case REFUTED -> "not as it must be, at one replica at least";
                                case INCONCLUSIVE -> "could not be determined, of one replica at least";
                                case NOT_APPLICABLE -> "does not apply";
                            }));
        }
        direct().forEach(of -> words.add(of.subject() + ": a path beside the relays, "
                + of.verdict().words().toLowerCase(Locale.ROOT)));
        return words;
    }
}
