package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node.Entry;
import dev.meshproof.sdl.console.jsyaml.Node.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A map with fields that Akash names; no others are allowed. */
final class Fields implements Rule {
    private final String owner;
    private final String unknownCode;
    private final Map<String, Rule> fields = new LinkedHashMap<>();
    private final Map<String, Want> required = new LinkedHashMap<>();

    private final List<Rule> more = new ArrayList<>();

    /** What is said of a field that is missing. */
    private record Want(String code, String hint) {}

    private Fields(String owner, String unknownCode) {
        this.owner = owner;
        this.unknownCode = unknownCode;
    }

    /** @param owner in messages, e.g. {@code a service} */
    static Fields of(String owner) {
        return new Fields(owner, "field-unknown");
    }

    static Fields of(String owner, String unknownCode) {
        return new Fields(owner, unknownCode);
    }

    Fields required(String key, Rule rule, String hint) {
        return required(key, "missing", rule, hint);
    }

    /** @param code where it is missing */
    Fields required(String key, String code, Rule rule, String hint) {
        required.put(key, new Want(code, hint));
        return optional(key, rule);
    }

    Fields optional(String key, Rule rule) {
        fields.put(key, rule);
        return this;
    }

    /** What holds between the fields; asked of maps only. */
    Fields and(Rule rule) {
        more.add(rule);
        return this;
    }

    @Override
    public void check(Spot spot, Report report) {
        if (!Maps.isMap(spot, report) || !(spot.node() instanceof Obj map) || !report.isNew(this, map)) {
            return;
        }
        required.forEach((key, want) -> {
            if (!map.entries().containsKey(key)) {
                missing(spot, key, want, report);
            }
        });
        map.entries().forEach((key, entry) -> field(spot, key, entry, report));
        more.forEach(rule -> rule.check(spot, report));
    }

    private static void missing(Spot spot, String key, Want want, Report report) {
        String message = spot.path(key) + " is missing";
        if (spot.parent() == null) {
            report.error(want.code(), 0, 1, message, want.hint());
        } else {
            report.error(want.code(), spot.label(), message, want.hint());
        }
    }

    private void field(Spot spot, String key, Entry entry, Report report) {
        Rule rule = fields.get(key);
        if (rule != null) {
            report.ask(rule, spot.child(key, entry));
            return;
        }
        String hint = Names.near(key, fields.keySet())
                .map(near -> "did you mean " + near + "?")
                .orElse("remove it: " + owner + " has " + String.join(", ", fields.keySet()));
        report.error(
                unknownCode,
                spot.child(key, entry).label(),
                spot.path(key) + ": " + owner + " has no field " + Names.quoted(key),
                hint);
    }
}
