package dev.meshproof.plan;

import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Severity;
import java.util.Locale;

/** What becomes of a service's name and ports in Kubernetes (provider, cluster/kube/builder/service.go), and in a lab. */
record PortLimits(Sdl.Service service) {
    /** A Kubernetes service's name is a DNS label. */
    private static final int LONGEST_NAME = 63;

    private static final String NODE_PORT_SUFFIX = "-np";
    private static final int HIGHEST_PORT = 65535;

    void check(Diagnostics found) {
        PortPlanner ports = PortPlanner.of(service);
        name(ports, found);
        for (Port port : ports.offered()) {
            if (port.as() > HIGHEST_PORT) {
                found.error(
                        "kubernetes-port",
                        port.at(),
                        path() + ".expose: as " + port.as() + " is no port, and Kubernetes refuses it",
                        "write a number from 1 to " + HIGHEST_PORT);
            }
        }
        for (PortPlanner.Dropped dropped : ports.dropped()) {
            found.add(
                    Severity.WARNING,
                    "as-taken",
                    dropped.port().at(),
                    1,
                    path() + ".expose: " + words(dropped.port()) + " is dropped: " + words(dropped.taken())
                            + " has that number, and a provider gives it to one port only, whatever the protocol",
                    "offer it as another port");
        }
        for (Sdl.Expose expose : service.expose()) {
            if (!expose.http().equals(Sdl.HttpOptions.DEFAULT)) {
                found.add(
                        Severity.WARNING,
                        "lab-http-options",
                        expose.at(),
                        1,
                        path() + ".expose " + expose.port() + ": the lab's ingress knows no http_options",
                        "sizes, timeouts and retries are not tested");
            }
        }
    }

    private void name(PortPlanner ports, Diagnostics found) {
        boolean nodePort = ports.offered().stream().anyMatch(port -> !port.named());
        int longest = nodePort ? LONGEST_NAME - NODE_PORT_SUFFIX.length() : LONGEST_NAME;
        int length = service.name().value().length();
        if (length > longest) {
            found.error(
                    "kubernetes-name",
                    service.name().at(),
                    path() + ": the name has " + length + " characters, and Kubernetes refuses more than " + longest
                            + (nodePort ? " where a port is for everybody" : ""),
                    "shorten it");
        }
    }

    private String path() {
        return "services." + service.name().value();
    }

    private static String words(Port port) {
        return port.protocol().toUpperCase(Locale.ROOT) + " " + port.port() + " as " + port.as();
    }
}
