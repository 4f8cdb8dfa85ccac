package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node.Num;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Endpoints and what uses them (validateSDL.ts, #validateLeaseIP and #validateEndpoints). */
final class AddressChecks {
    private final Sections sections;
    private final Report report;
    private final Set<String> used = new HashSet<>();
    private final Map<Port, String> taken = new HashMap<>();
    private int seen;

    AddressChecks(Sections sections, Report report) {
        this.sections = sections;
        this.report = report;
    }

    private record Port(String endpoint, double number, String protocol) {}

    void check() {
        for (Spot service : sections.services()) {
            for (Spot expose : Sections.items(service.at("expose"))) {
                for (Spot to : Sections.items(expose.at("to"))) {
                    Limits.check(++seen, to);
                    Sections.text(to, "ip")
                            .filter(name -> !name.isEmpty())
                            .ifPresent(name -> use(service, expose, to, name));
                }
            }
        }
        everyEndpointIsUsed();
    }

    private void use(Spot service, Spot expose, Spot to, String name) {
        Spot ip = to.at("ip").orElse(to);
        used.add(name);
        endpointExists(ip, name);
        portIsFree(service, expose, ip, name);
    }

    /** {@code Unknown endpoint "x" for service "y".} */
    private void endpointExists(Spot ip, String name) {
        Optional<Spot> endpoints = sections.endpoints();
        boolean known = endpoints.isPresent() && (endpoints.get().at(name).isPresent() || Inherited.has(name));
        if (!known) {
            String hint = endpoints.map(Sections::names).orElse(Set.of()).isEmpty()
                    ? "write endpoints: {" + Names.shortened(name) + ": {kind: ip}}"
                    : Names.instead(name, endpoints.map(Sections::names).orElse(Set.of()));
            report.error(
                    "endpoint-unknown",
                    ip.place(),
                    ip.path() + " names the endpoint " + Names.quoted(name) + ", which endpoints lacks",
                    hint);
        }
    }

    /** {@code IP endpoint "x" port 80 protocol TCP already in use by service "y".} */
    private void portIsFree(Spot service, Spot expose, Spot ip, String name) {
        Optional<Spot> port = expose.at("as").or(() -> expose.at("port"));
        String protocol = Sections.text(expose, "proto")
                .filter(p -> p.length() < 9)
                .orElse("TCP")
                .toUpperCase(Locale.ROOT);
        if (port.isEmpty() || !(port.get().node() instanceof Num number)) {
            return;
        }
        String other = taken.put(new Port(name, number.value(), protocol), service.name());
        if (other != null) {
            report.error(
                    "ip-port-taken",
                    ip.place(),
                    "the service %s has port %s of the endpoint %s already (%s)"
                            .formatted(
                                    Names.quoted(other),
                                    report.written(port.get().node()),
                                    Names.quoted(name),
                                    protocol),
                    "write another as: or another endpoint");
        }
    }

    /** {@code Endpoint "x" declared but never used.} */
    private void everyEndpointIsUsed() {
        for (Spot endpoint : sections.endpoints().map(Sections::entries).orElse(List.of())) {
            if (!used.contains(endpoint.name())) {
                report.error(
                        "endpoint-unused",
                        endpoint.label(),
                        endpoint.path() + " is used by no service",
                        "write ip: " + Names.shortened(endpoint.name())
                                + " beside a global: true, or remove the endpoint");
            }
        }
    }
}
