package dev.meshproof.wiretap.capture;

import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.Pair;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lane as the description of an interface. */
final class LaneText {
    private static final Pattern FORM = Pattern.compile(
            "direction=(to-relay|from-relay|between-relays) source=(nodekey:[0-9a-f]{64}) destination=(nodekey:[0-9a-f]{64})");

    private LaneText() {}

    static String write(Lane lane) {
        return lane.isKnown()
                ? "direction=" + lane.direction().text() + " source="
                        + lane.pair().source() + " destination=" + lane.pair().destination()
                : "direction=unknown";
    }

    /** {@link Lane#UNKNOWN} for what is no such description. */
    static Lane read(String description) {
        Matcher form = FORM.matcher(description);
        if (!form.matches()) {
            return Lane.UNKNOWN;
        }
        Direction direction = Direction.of(form.group(1));
        return direction == null
                ? Lane.UNKNOWN
                : new Lane(new Pair(NodeKey.parse(form.group(2)), NodeKey.parse(form.group(3))), direction);
    }
}
