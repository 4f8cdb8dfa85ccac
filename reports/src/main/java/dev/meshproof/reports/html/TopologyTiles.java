package dev.meshproof.reports.html;

import dev.meshproof.claim.Verdict;
import dev.meshproof.reports.html.Matrix.Stranger;
import dev.meshproof.reports.html.Topology.ProviderOf;
import j2html.tags.DomContent;
import java.util.List;

/** A large lab: a tile for each provider, what each relay carried in all, and each kind of stranger once. */
final class TopologyTiles {
    private static final int MARGIN = 12;
    private static final int TILE = 122;
    private static final int HIGH = 42;
    private static final int GAP = 8;
    private static final int MOST_TILES = 160;

    private final Topology topology;
    private final Svg svg = new Svg(Svg.WIDTH);

    TopologyTiles(Topology topology) {
        this.topology = topology;
    }

    DomContent draw() {
        int y = MARGIN;
        List<String> relays = topology.relays();
        int box = Math.min(240, (Svg.WIDTH - 2 * MARGIN) / relays.size() - GAP);
        int left = (Svg.WIDTH - relays.size() * (box + GAP) + GAP) / 2;
        for (int r = 0; r < relays.size(); r++) {
            int x = left + r * (box + GAP);
            svg.box(x, y, box, 46, "box relay");
            svg.text(x + 10, y + 19, box - 20, relays.get(r), "name");
            svg.text(
                    x + 10,
                    y + 36,
                    box - 20,
                    Look.bytes(topology.carried(relays.get(r))) + " of "
                            + Look.count(topology.carriedPairs(relays.get(r)), "pair", "pairs"),
                    "small");
            svg.line(x + box / 2, y + 46, x + box / 2, y + 80, "carried");
        }
        int bottom = tiles(y + 80);
        int end = strangers(bottom + 16);
        return svg.draw(end, "The lab, a tile for each provider", String.join(". ", topology.words()));
    }

    private int tiles(int top) {
        int columns = (Svg.WIDTH - 2 * MARGIN + GAP - 24) / (TILE + GAP);
        List<ProviderOf> all = topology.providers();
        int shown = Math.min(all.size(), MOST_TILES);
        int rows = (shown + columns - 1) / columns;
        int height = rows * (HIGH + GAP) + 20 + (shown < all.size() ? 20 : 0);
        svg.box(MARGIN, top, Svg.WIDTH - 2 * MARGIN, height, "box provider");
        for (int i = 0; i < shown; i++) {
            int x = MARGIN + 12 + i % columns * (TILE + GAP);
            int y = top + 12 + i / columns * (HIGH + GAP);
            Verdict verdict = topology.worst(all.get(i));
            svg.box(x, y, TILE, HIGH, "box replica " + Look.css(verdict));
            svg.text(x + 8, y + 17, TILE - 10, all.get(i).name(), "name");
            svg.text(
                    x + 8, y + 33, TILE - 10, Look.count(all.get(i).replicas().size(), "replica", "replicas"), "small");
        }
        if (shown < all.size()) {
            svg.text(MARGIN + 12, top + height - 8, 400, "and " + (all.size() - shown) + " more providers", "small");
        }
        return top + height;
    }

    private int strangers(int top) {
        int box = (Svg.WIDTH - 2 * MARGIN - GAP) / 2;
        int place = 0;
        for (Stranger who : Stranger.values()) {
            if (topology.stopped(who).isEmpty()) {
                continue;
            }
            int x = MARGIN + place % 2 * (box + GAP);
            int y = top + place / 2 * (34 + GAP);
            svg.box(x, y, box, 34, "box hostile");
            svg.mark(x + 20, y + 17, topology.stopped(who));
            svg.text(x + 38, y + 21, box - 42, who.who, "small");
            place++;
        }
        return top + (place + 1) / 2 * (34 + GAP) + MARGIN;
    }
}
