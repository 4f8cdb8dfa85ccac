package dev.meshproof.reports.html;

import dev.meshproof.claim.Verdict;
import dev.meshproof.run.ClaimResult;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ClaimResult.FindingResult;
import dev.meshproof.run.ClaimResult.FindingResult.State;
import dev.meshproof.run.PairResult;
import dev.meshproof.run.PairResult.PathResult;
import dev.meshproof.run.ReplicaResult;
import dev.meshproof.run.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Who reaches whom by which path: from each replica, and from everybody else, to each replica. */
final class Matrix {
    private static final String BY_SANDBOX = "the sandbox of ";
    private static final String CONNECTS = " cannot connect to ";

    private final List<ReplicaResult> replicas;
    private final Map<String, List<PairResult>> pairs = new HashMap<>();
    private final Map<String, List<CaseResult>> siblings = new HashMap<>();
    private final Map<String, Map<String, List<CaseResult>>> about = new LinkedHashMap<>();
    private final Map<String, Map<String, List<FindingResult>>> attempts = new HashMap<>();

    /** A row of whoever is none of the replicas, and the claims that judge what he reaches. */
    enum Stranger {
        NEIGHBOUR("the neighbour on the same provider", List.of("unreachable-on-provider")),
        ELSEWHERE("containers of other providers", List.of("unreachable-across-providers")),
        INGRESS("the provider's ingress", List.of("unreachable-through-ingress", "answers-through-ingress")),
        OUTSIDE("engine's machine, control plane, relays, mirror", List.of("unreachable-from-outside")),
        OUTSIDER("outsiders with a tailscaled of their own", List.of("outsider-denied")),
        PROXIES("anybody, to its tailscaled's proxies", List.of("proxy-private"));

        final String who;
        final List<String> claims;

        Stranger(String who, List<String> claims) {
            this.who = who;
            this.claims = claims;
        }
    }

    /**
     * One path from a source to a destination.
     *
     * @param verdict whether it is as it must be, which for some paths is that nothing came through
     * @param seen what was; put together where it is shown, as most of a large lab's is not
     */
    record Way(String name, Verdict verdict, Supplier<List<Line>> seen) {
        List<Line> lines() {
            return seen.get();
        }
    }

    /** Something seen, and the numbers of its observations. */
    record Line(String says, String seen, List<Long> observations) {}

    Matrix(RunResult run) {
        this.replicas = run.plan().replicas();
        run.pairs()
                .forEach(pair -> pairs.computeIfAbsent(key(pair.from(), pair.to()), k -> new ArrayList<>())
                        .add(pair));
        for (ClaimResult claim : run.claims()) {
            for (CaseResult each : claim.cases()) {
                if (claim.id().equals("answers-siblings") && each.replicas().size() == 2) {
                    siblings.computeIfAbsent(
                                    key(each.replicas().get(0), each.replicas().get(1)), k -> new ArrayList<>())
                            .add(each);
                } else if (each.replicas().size() == 1) {
                    about.computeIfAbsent(claim.id(), c -> new HashMap<>())
                            .computeIfAbsent(each.replicas().get(0), r -> new ArrayList<>())
                            .add(each);
                }
            }
        }
        about.getOrDefault("unreachable-across-providers", Map.of())
                .forEach((replica, cases) -> attempts.put(replica, bySource(cases)));
    }

    private static Map<String, List<FindingResult>> bySource(List<CaseResult> cases) {
        Map<String, List<FindingResult>> all = new HashMap<>();
        for (CaseResult each : cases) {
            for (FindingResult check : each.checks()) {
                int end = check.says().indexOf(CONNECTS);
                if (check.says().startsWith(BY_SANDBOX) && end > 0) {
                    all.computeIfAbsent(check.says().substring(BY_SANDBOX.length(), end), s -> new ArrayList<>())
                            .add(check);
                }
            }
        }
        return all;
    }

    private static String key(String from, String to) {
        return from + "\n" + to;
    }

    List<ReplicaResult> replicas() {
        return replicas;
    }

    /** Those of whom anything was asked. */
    List<Stranger> strangers() {
        return List.of(Stranger.values()).stream()
                .filter(s -> s.claims.stream().anyMatch(about::containsKey))
                .toList();
    }

    /** From one replica to another; none where nothing was asked. */
    List<Way> ways(ReplicaResult from, ReplicaResult to) {
        List<Way> ways = new ArrayList<>();
        List<PairResult> through = pairs.getOrDefault(key(from.id(), to.id()), List.of());
        if (!through.isEmpty()) {
            ways.add(socks5("SOCKS5 by name", through, true));
            ways.add(socks5("SOCKS5 by address", through, false));
        }
        siblings.getOrDefault(key(from.id(), to.id()), List.of())
                .forEach(each -> ways.add(way("sibling by name", each)));
        direct(from, to).ifPresent(ways::add);
        return ways;
    }

    private static Way socks5(String name, List<PairResult> pairs, boolean byName) {
        Verdict worst = Verdict.NOT_APPLICABLE;
        for (PairResult pair : pairs) {
            worst = worse(worst, (byName ? pair.name() : pair.address()).verdict());
        }
        return new Way(
                name,
                worst,
                () -> pairs.stream()
                        .map(pair -> line(pair.port(), byName ? pair.name() : pair.address()))
                        .toList());
    }

    private static Line line(int port, PathResult path) {
        return new Line("port " + port + path.target().map(t -> " at " + t).orElse(""), words(path), List.of());
    }

    static String words(PathResult path) {
        return path.outcome().replace('-', ' ')
                + path.reply().map(reply -> ", SOCKS5 reply " + reply).orElse("")
                + path.status().map(status -> ", status " + status).orElse("")
                + path.tookMillis()
                        .map(took -> ", " + Look.millis(took) + " ms")
                        .orElse("");
    }

    /** Without the proxy: the source's own attempts, or those of the neighbour who stands for it. */
    private Optional<Way> direct(ReplicaResult from, ReplicaResult to) {
        boolean same = from.provider().equals(to.provider());
        List<CaseResult> cases = about.getOrDefault(
                        same ? "unreachable-on-provider" : "unreachable-across-providers", Map.of())
                .getOrDefault(to.id(), List.of());
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        List<FindingResult> own =
                same ? List.of() : attempts.getOrDefault(to.id(), Map.of()).getOrDefault(from.id(), List.of());
        if (own.isEmpty()) {
            Way whole =
                    way(same ? "direct, by the neighbour beside it" : "direct, by any other provider", cases.get(0));
            return Optional.of(whole);
        }
        CaseResult of = cases.get(0);
        return Optional.of(new Way("direct", verdict(of, own), () -> lines(own)));
    }

    /** Of some checks of a case, by its controls. */
    private static Verdict verdict(CaseResult of, List<FindingResult> checks) {
        if (of.verdict() == Verdict.NOT_APPLICABLE) {
            return Verdict.NOT_APPLICABLE;
        }
        if (checks.stream().anyMatch(f -> f.outcome() == State.VIOLATED)) {
            return Verdict.REFUTED;
        }
        boolean sure = checks.stream().noneMatch(f -> f.outcome() == State.UNKNOWN)
                && of.controls().stream().allMatch(f -> f.outcome() == State.HOLDS || f.outcome() == State.MOOT);
        return sure ? Verdict.PROVEN : Verdict.INCONCLUSIVE;
    }

    /** From somebody who is no replica, to one; none where nothing was asked. */
    List<Way> ways(Stranger from, ReplicaResult to) {
        List<Way> ways = new ArrayList<>();
        for (String claim : from.claims) {
            about.getOrDefault(claim, Map.of())
                    .getOrDefault(to.id(), List.of())
                    .forEach(each -> ways.add(way(claim, each)));
        }
        return ways;
    }

    /** The worst of a claim's cases about one replica; empty where it has none. */
    Optional<Verdict> verdict(Stranger from, ReplicaResult to) {
        return ways(from, to).stream().map(Way::verdict).reduce(Matrix::worse);
    }

    /** The paths from replica to replica that were tried, in the order of their marks. */
    String paths() {
        List<String> paths = new ArrayList<>();
        if (!pairs.isEmpty()) {
            paths.add("through SOCKS5 by name, through SOCKS5 by address");
        }
        if (!siblings.isEmpty()) {
            paths.add("by the name that siblings have");
        }
        paths.add("and direct, without a proxy");
        return String.join(", ", paths);
    }

    /** Whether anything was asked of any. */
    boolean isEmpty() {
        return replicas.isEmpty()
                || pairs.isEmpty() && siblings.isEmpty() && strangers().isEmpty();
    }

    private static Way way(String name, CaseResult of) {
        return new Way(name, of.verdict(), () -> telling(of));
    }

    /** Worst first. */
    private static List<Line> telling(CaseResult of) {
        return of.checks().isEmpty()
                ? List.of(new Line("", of.reason(), List.of()))
                : lines(of.checks().stream()
                        .sorted(Comparator.comparingInt(f -> Look.order(Look.of(f, of))))
                        .toList());
    }

    private static List<Line> lines(List<FindingResult> findings) {
        return findings.stream()
                .map(f -> new Line(f.says(), f.seen(), f.observations()))
                .toList();
    }

    /** Not applicable is better than proven here: where anything was judged, that tells. */
    static Verdict worse(Verdict one, Verdict other) {
        return Look.order(one) <= Look.order(other) ? one : other;
    }
}
