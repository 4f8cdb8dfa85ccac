package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node.Entry;
import dev.meshproof.sdl.console.jsyaml.Node.Obj;

/** {@code endpoints} (sdl-input.schema.yaml). */
final class EndpointRules {
    private static final Rule ENDPOINT = Fields.of("an endpoint")
            .required("kind", "endpoint-kind", Texts.oneOf("endpoint-kind", "ip"), "write kind: ip");

    static final Rule ENDPOINTS = EndpointRules::endpoints;

    private EndpointRules() {}

    private static void endpoints(Spot spot, Report report) {
        if (Maps.isMap(spot, report) && spot.node() instanceof Obj map) {
            map.entries().forEach((name, entry) -> endpoint(spot, name, entry, report));
        }
    }

    private static void endpoint(Spot spot, String name, Entry entry, Report report) {
        Spot endpoint = spot.child(name, entry);
        if (isName(name)) {
            report.ask(ENDPOINT, endpoint);
        } else {
            report.error(
                    "endpoint-name",
                    endpoint.label(),
                    "endpoint name " + Names.quoted(name) + " is not allowed",
                    "write two characters or more: a lower-case letter, then lower-case letters, digits, - and _");
        }
    }

    /** {@code ^[a-z]+[-_0-9a-z]+$}. */
    private static boolean isName(String name) {
        return name.length() >= 2
                && isLower(name.charAt(0))
                && name.chars().allMatch(c -> isLower(c) || c >= '0' && c <= '9' || c == '-' || c == '_');
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }
}
