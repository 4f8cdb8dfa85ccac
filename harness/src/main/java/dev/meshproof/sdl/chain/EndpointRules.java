package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.chain.Drafts.Document;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** IP endpoints and who uses them (go/sdl, v2.go, validate). */
final class EndpointRules {
    private static final Pattern NAME = Pattern.compile("[a-z]+[-a-z_0-9]+");

    private final Document document;
    private final Report report;
    private final Set<String> used = new HashSet<>();
    private final Map<String, String> taken = new HashMap<>();

    EndpointRules(Document document, Report report) {
        this.document = document;
        this.report = report;
    }

    void check() {
        document.endpoints().values().forEach(this::declared);
        new TreeMap<>(document.deployments()).forEach((name, placements) -> {
            Drafts.Service service = document.services().get(name);
            for (int i = 0; service != null && i < Math.min(2, placements.size()); i++) {
                service.ports().forEach(port -> uses(service, port));
            }
        });
        document.endpoints().forEach((name, endpoint) -> {
            if (!used.contains(name)) {
                report.error(
                        "endpoint-unused",
                        endpoint.name(),
                        "endpoint \"" + name + "\" is declared but never used",
                        "write ip: " + name + " beside a global: true, or leave the endpoint out");
            }
        });
    }

    /** {@code is not a valid name}, {@code has no kind}, {@code unknown kind}. */
    private void declared(Sdl.Endpoint endpoint) {
        String name = endpoint.name().value();
        if (!NAME.matcher(name).matches()) {
            report.error(
                    "endpoint-name",
                    endpoint.name(),
                    "endpoint name \"" + name + "\" is not allowed",
                    "begin with a lower-case letter, then at least one of lower-case letters, digits, dashes, underscores");
        }
        String kind = endpoint.kind().value();
        if (!kind.equals("ip")) {
            report.error(
                    "endpoint-kind",
                    endpoint.kind(),
                    kind.isEmpty()
                            ? "endpoint \"" + name + "\" has no kind"
                            : "endpoint \"" + name + "\" has the kind \"" + kind + "\", which Akash does not know",
                    "write kind: ip");
        }
    }

    private void uses(Drafts.Service service, Drafts.Port port) {
        List<Sdl.To> all = port.expose().to();
        for (Sdl.To to : all) {
            to.ip().ifPresent(ip -> uses(service, port, to, ip));
        }
    }

    private void uses(Drafts.Service service, Drafts.Port port, Sdl.To to, Located<String> ip) {
        String owner = service.service().name().value();
        String path = "services." + owner + ".expose.to.ip";
        if (!to.global()) {
            report.error(
                    "ip-not-global",
                    ip,
                    path + " names \"" + ip.value() + "\" without global: true",
                    "add global: true beside it");
        }
        if (!document.endpoints().containsKey(ip.value())) {
            report.error(
                    "endpoint-unknown",
                    ip,
                    path + " names the endpoint \"" + ip.value() + "\", which endpoints lacks",
                    document.endpoints().isEmpty()
                            ? "add endpoints: {" + ip.value() + ": {kind: ip}} at the top level"
                            : Suggestions.among(ip.value(), document.endpoints().keySet()));
        }
        used.add(ip.value());
        collision(owner, port, ip);
    }

    /** {@code already in use by}: Go compares port and protocol as they are written, left out or not. */
    private void collision(String owner, Drafts.Port port, Located<String> ip) {
        String other = taken.putIfAbsent(ip.value() + "-" + port.as() + "-" + port.protocol(), owner);
        if (other != null) {
            report.error(
                    "ip-port-taken",
                    ip,
                    "services.%s.expose: port %d of endpoint \"%s\" is already taken by %s"
                            .formatted(owner, port.expose().as(), ip.value(), other),
                    other.equals(owner)
                            ? "a service on two placements, or one with two such entries, cannot share an address: use another endpoint"
                            : "write another as:, or use another endpoint");
        }
    }
}
