package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node.Obj;

/** Rules for maps whose keys are the user's own. */
final class Maps {
    private Maps() {}

    /** Anything, so long as it is a map. */
    static Rule any() {
        return Maps::isMap;
    }

    static Rule of(Rule value) {
        return new MapOf(value);
    }

    private record MapOf(Rule value) implements Rule {
        @Override
        public void check(Spot spot, Report report) {
            if (isMap(spot, report) && spot.node() instanceof Obj map && report.isNew(this, map)) {
                map.entries().forEach((key, entry) -> report.ask(value, spot.child(key, entry)));
            }
        }
    }

    /** To JavaScript a date is a map as well. */
    static boolean isMap(Spot spot, Report report) {
        if (spot.node() instanceof Obj) {
            return true;
        }
        report.error(
                "not-a-map",
                spot.place(),
                spot.subject() + " is " + report.seen(spot.node()) + ": Akash Console takes a map",
                "write a map: \"name: value\" lines, indented");
        return false;
    }
}
