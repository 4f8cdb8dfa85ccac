package dev.meshproof.wiretap.fault;

import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.NodeKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Faults as text, one a line: {@code flip share=0.01 seed=7 direction=to-relay source=nodekey:… destination=nodekey:…}. What
 * says where it applies may be left out.
 */
public final class FaultText {
    /** Two for each pair that is disturbed, of which a machine with many processors takes on some hundred at once. */
    private static final int MOST = 1_000;

    private final String line;
    private final Map<String, String> words = new LinkedHashMap<>();

    private FaultText(String line) {
        this.line = line;
    }

    /** @throws IllegalArgumentException if a line is no fault; the message shows it and says what was expected */
    public static List<Fault> read(String text) {
        List<Fault> faults = new ArrayList<>();
        text.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(l -> faults.add(new FaultText(l).fault()));
        if (faults.size() > MOST) {
            throw new IllegalArgumentException(faults.size() + " faults, expected at most " + MOST);
        }
        return List.copyOf(faults);
    }

    private Fault fault() {
        String[] parts = line.split(" +");
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 1 || words.put(parts[i].substring(0, equals), parts[i].substring(equals + 1)) != null) {
                throw wrong("\"" + parts[i] + "\", expected name=value, each name once");
            }
        }
        Scope scope = new Scope(key("source"), key("destination"), direction());
        Fault fault = switch (parts[0]) {
            case "flip" -> new Fault.Flip(scope, share(), number("seed", 0, Long.MAX_VALUE));
            case "drop" -> new Fault.Drop(scope, share(), number("seed", 0, Long.MAX_VALUE));
            case "delay" ->
                new Fault.Delay(
                        scope,
                        Duration.ofMillis(number("millis", 0, 600_000)),
                        Duration.ofMillis(words.containsKey("jitter") ? number("jitter", 0, 600_000) : 0),
                        words.containsKey("seed") ? number("seed", 0, Long.MAX_VALUE) : 0);
            case "limit" -> new Fault.Limit(scope, number("bytes-per-second", 1, 1L << 40));
            case "stall" -> new Fault.Stall(scope);
            case "cut" -> new Fault.Cut(scope);
            case "unreachable" -> new Fault.Unreachable(scope);
            default -> throw wrong("expected flip, drop, delay, limit, stall, cut or unreachable");
        };
        if (!words.isEmpty()) {
            throw wrong("it has no " + words.keySet());
        }
        if (fault instanceof Fault.Unreachable && !scope.equals(Scope.ALL)) {
            throw wrong("a relay is unreachable as a whole");
        }
        return fault;
    }

    private @Nullable NodeKey key(String name) {
        String text = words.remove(name);
        return text == null ? null : NodeKey.parse(text);
    }

    private @Nullable Direction direction() {
        String text = words.remove("direction");
        if (text == null) {
            return null;
        }
        Direction direction = Direction.of(text);
        if (direction == null) {
            throw wrong("direction " + text + ", expected to-relay or from-relay");
        }
        return direction;
    }

    private double share() {
        String text = word("share");
        double share;
        try {
            share = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong("share " + text + ", expected 0 to 1");
        }
        if (!(share >= 0 && share <= 1)) {
            throw wrong("share " + text + ", expected 0 to 1");
        }
        return share;
    }

    private long number(String name, long least, long most) {
        String text = word(name);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw wrong(name + " " + text + ", expected " + least + " to " + most);
    }

    private String word(String name) {
        String text = words.remove(name);
        if (text == null) {
            throw wrong("it says no " + name);
        }
        return text;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("fault \"" + line + "\": " + what);
    }

    /** What {@link #read} reads. */
    public static String write(Fault fault) {
        Scope scope = fault.scope();
        return fault.what()
                + (scope.direction() == null
                        ? ""
                        : " direction=" + scope.direction().text())
                + (scope.source() == null ? "" : " source=" + scope.source())
                + (scope.destination() == null ? "" : " destination=" + scope.destination());
    }
}
