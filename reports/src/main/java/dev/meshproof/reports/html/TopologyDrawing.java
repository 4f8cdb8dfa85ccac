package dev.meshproof.reports.html;

import dev.meshproof.claim.Verdict;
import dev.meshproof.reports.html.Matrix.Stranger;
import dev.meshproof.reports.html.Topology.ProviderOf;
import dev.meshproof.run.ClaimResult.CaseResult;
import dev.meshproof.run.ReplicaResult;
import j2html.tags.DomContent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A lab of a few providers, each drawn with its replicas. */
final class TopologyDrawing {
    private static final int MARGIN = 12;
    private static final int GAP = 40;
    private static final int TOP = 12;
    private static final int TOP_BOX = 46;
    private static final int BUS = 120;
    private static final int BELOW = 150;
    private static final int REPLICA = 44;

    private final Topology topology;
    private static final int NARROWEST = 286;
    private static final int WIDEST = 360;

    private final Svg svg;
    private final boolean others;
    private final int top;
    private final int all;
    private final int width;

    TopologyDrawing(Topology topology) {
        this.topology = topology;
        int count = topology.providers().size();
        this.all = Math.max(Svg.WIDTH, 2 * MARGIN + (count - 1) * GAP + count * NARROWEST);
        this.width = Math.min(WIDEST, (all - 2 * MARGIN - (count - 1) * GAP) / count);
        this.svg = new Svg(all);
        this.others = topology.nodes() > 0
                || topology.stopped(Stranger.OUTSIDER).isPresent()
                || topology.stopped(Stranger.OUTSIDE).isPresent();
        this.top = others ? BELOW : TOP;
    }

    DomContent draw() {
        if (others) {
            above();
        }
        int height = topology.providers().stream().mapToInt(this::height).max().orElse(0);
        for (int i = 0; i < topology.providers().size(); i++) {
            provider(topology.providers().get(i), x(i), height);
            if (i > 0) {
                int between = x(i) - GAP / 2;
                svg.line(between, top, between, top + height, "wall");
                svg.mark(between, top + height / 2, wall(i));
            }
        }
        List<CaseResult> direct = topology.direct();
        direct.forEach(of -> direct(of, top + height));
        int bottom = top + height + (direct.isEmpty() ? MARGIN : 70);
        return svg.draw(bottom, "The lab", String.join(". ", topology.words()));
    }

    private int x(int provider) {
        int count = topology.providers().size();
        int taken = count * width + (count - 1) * GAP;
        return (all - taken) / 2 + provider * (width + GAP);
    }

    private int height(ProviderOf provider) {
        return 30 + 16 * flows() + provider.replicas().size() * (REPLICA + 10) + 34 + 40;
    }

    /** The relays that carried anything, for which each provider has a line of text. */
    private int flows() {
        return (int) topology.relays().stream()
                .filter(relay -> topology.carried(relay) > 0)
                .count();
    }

    private Optional<Verdict> wall(int right) {
        return topology.stopped(
                Stranger.ELSEWHERE,
                List.of(right - 1, right).stream()
                        .flatMap(i -> topology.providers().get(i).replicas().stream())
                        .toList());
    }

    /** Outsiders, the control plane, the relays, and what else is outside of providers. */
    private void above() {
        int side = 170;
        int left = MARGIN;
        int right = all - MARGIN - side;
        boolean tailnet = topology.nodes() > 0;
        topology.stopped(Stranger.OUTSIDER).ifPresent(verdict -> {
            svg.box(left, TOP, side, TOP_BOX, "box hostile");
            svg.text(left + 10, TOP + 19, side - 20, "outsiders", "name");
            svg.text(left + 10, TOP + 36, side - 20, "with tailscaleds", "small");
            svg.line(left + side / 2, TOP + TOP_BOX, left + side / 2, BUS, "probe");
            svg.mark(left + side / 2, (TOP + TOP_BOX + BUS) / 2, Optional.of(verdict));
        });
        topology.stopped(Stranger.OUTSIDE).ifPresent(verdict -> {
            svg.box(right, TOP, side, TOP_BOX, "box hostile");
            svg.text(right + 10, TOP + 19, side - 20, "outside", "name");
            svg.text(right + 10, TOP + 36, side - 20, "the engine's machine", "small");
            svg.line(right + side / 2, TOP + TOP_BOX, right + side / 2, BUS, "probe");
            svg.mark(right + side / 2, (TOP + TOP_BOX + BUS) / 2, Optional.of(verdict));
        });
        if (topology.stopped(Stranger.OUTSIDER).isPresent()
                || topology.stopped(Stranger.OUTSIDE).isPresent()) {
            svg.line(
                    Math.min(left + side / 2, x(0) + 20),
                    BUS,
                    Math.max(right + side / 2, x(topology.providers().size() - 1) + 20),
                    BUS,
                    "probe");
            for (int i = 0; i < topology.providers().size(); i++) {
                svg.line(x(i) + 20, BUS, x(i) + 20, top, "probe");
            }
        }
        if (tailnet) {
            middle(left + side, right);
        }
    }

    private void middle(int from, int to) {
        List<String> relays = topology.relays();
        int room = (to - from - 20) / (relays.size() + 1);
        int box = Math.min(150, room - 12);
        int first = from + 10 + (to - from - 20 - room * (relays.size() + 1)) / 2;
        svg.box(first + (room - box) / 2, TOP, box, TOP_BOX, "box");
        svg.text(first + (room - box) / 2 + 10, TOP + 19, box - 20, "control plane", "name");
        svg.text(
                first + (room - box) / 2 + 10,
                TOP + 36,
                box - 20,
                Look.count(topology.nodes(), "node", "nodes"),
                "small");
        for (int r = 0; r < relays.size(); r++) {
            int x = first + (r + 1) * room + (room - box) / 2;
            svg.box(x, TOP, box, TOP_BOX, "box relay");
            svg.text(x + 10, TOP + 19, box - 20, relays.get(r), "name");
            svg.text(x + 10, TOP + 36, box - 20, Look.bytes(topology.carried(relays.get(r))) + " carried", "small");
            for (int i = 0; i < topology.providers().size(); i++) {
                if (topology.flow(relays.get(r), topology.providers().get(i).name())
                        .isPresent()) {
                    int port = x(i) + width / 2 + r * 14;
                    svg.line(x + box / 2, TOP + TOP_BOX, port, top, "carried");
                }
            }
        }
    }

    private void provider(ProviderOf provider, int x, int height) {
        svg.box(x, top, width, height, "box provider");
        svg.text(x + 12, top + 21, width - 24, provider.name(), "name");
        int y = top + 24;
        for (String relay : topology.relays()) {
            Optional<Topology.Flow> flow = topology.flow(relay, provider.name());
            if (flow.isPresent()) {
                y += 16;
                svg.text(
                        x + 12,
                        y,
                        width - 24,
                        relay + " ↑ " + Look.bytes(flow.get().up()) + " ↓ "
                                + Look.bytes(flow.get().down()),
                        "small accent");
            }
        }
        y = top + 36 + 16 * flows();
        int last = y;
        for (ReplicaResult replica : provider.replicas()) {
            Verdict verdict = topology.worst(replica);
            svg.box(x + 12, y, width - 24, REPLICA, "box replica " + Look.css(verdict));
            svg.text(x + 22, y + 18, width - 44, Look.mark(verdict) + " " + replica.id(), "name");
            svg.text(
                    x + 22,
                    y + 35,
                    width - 44,
                    topology.address(replica).orElse("in no tailnet") + ", "
                            + replica.intent().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    "small");
            last = y + REPLICA;
            y += REPLICA + 10;
        }
        below(provider, x, last);
    }

    /** The neighbour beside the replicas, and the provider's ingress. */
    private void below(ProviderOf provider, int x, int from) {
        int y = from + 34;
        boolean door = provider.ingress();
        int box = door ? (width - 36) / 2 : width - 24;
        stranger(Stranger.NEIGHBOUR, "neighbour", provider, x + 12, y, box, from);
        if (door) {
            stranger(Stranger.INGRESS, "ingress", provider, x + 24 + box, y, box, from);
        }
    }

    private void stranger(Stranger who, String name, ProviderOf provider, int x, int y, int box, int from) {
        Optional<Verdict> verdict = topology.stopped(who, provider.replicas());
        if (verdict.isPresent()) {
            svg.box(x, y, box, 28, "box hostile");
            svg.text(x + 10, y + 18, box - 16, name, "small");
            svg.line(x + box / 2, y, x + box / 2, from, "probe");
            svg.mark(x + box / 2, (from + y) / 2, verdict);
        }
    }

    private void direct(CaseResult of, int y) {
        Map<String, Integer> at = new HashMap<>();
        for (int i = 0; i < topology.providers().size(); i++) {
            int center = x(i) + width / 2;
            topology.providers().get(i).replicas().forEach(replica -> at.put(replica.id(), center));
        }
        Integer from = at.get(of.replicas().get(0));
        Integer to = at.get(of.replicas().get(1));
        if (from != null && to != null && !from.equals(to)) {
            svg.arc(from, to, y, 40, "direct");
            svg.mark((from + to) / 2, y + 40, Optional.of(of.verdict()));
        }
    }
}
