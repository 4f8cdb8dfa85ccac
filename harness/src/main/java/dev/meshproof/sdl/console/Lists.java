package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node;
import dev.meshproof.sdl.console.jsyaml.Node.Seq;

/** Rules for lists. */
final class Lists {
    private Lists() {}

    static Rule of(Rule item) {
        return new ListOf(item);
    }

    private record ListOf(Rule item) implements Rule {
        @Override
        public void check(Spot spot, Report report) {
            if (!(spot.node() instanceof Seq list)) {
                report.error(
                        "not-a-list",
                        spot.place(),
                        spot.path() + " is " + report.seen(spot.node()) + ": Akash Console takes a list",
                        "write a list: each item begins with \"- \"");
            } else if (report.isNew(this, list)) {
                for (Node value : list.items()) {
                    report.ask(item, spot.item(value));
                }
            }
        }
    }
}
