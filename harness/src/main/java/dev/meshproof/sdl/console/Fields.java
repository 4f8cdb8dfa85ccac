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
    /** What is required, with what to write. */
    private final Map<String, String> required = new LinkedHashMap<>();

    private final List<Rule> more = new ArrayList<>();

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
        required.put(key, hint);
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
        required.forEach((key, hint) -> {
            if (!map.entries().containsKey(key)) {
                report.error("missing", spot.label(), spot.path(key) + " is missing", hint);
            }
        });
        map.entries().forEach((key, entry) -> field(spot, key, entry, report));
        more.forEach(rule -> rule.check(spot, report));
    }

    private void field(Spot spot, String key, Entry entry, Report report) {
        Rule rule = fields.get(key);
        if (rule != null) {
            rule.check(spot.child(key, entry), report);
            return;
        }
        String hint = Names.near(key, fields.keySet())
                .map(near -> "did you mean " + near + "?")
                .orElse("remove it: " + owner + " has " + String.join(", ", fields.keySet()));
        report.error(
                unknownCode,
                spot.child(key, entry).label(),
                spot.path(key) + ": " + owner + " has no field \"" + key + "\"",
                hint);
    }
}
