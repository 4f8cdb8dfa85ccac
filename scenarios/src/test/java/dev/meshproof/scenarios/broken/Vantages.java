package dev.meshproof.scenarios.broken;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Vantage;

/** Vantages as data names them, e.g. {@code neighbour provider-1}, {@code inside akash-server-1/backend}. */
final class Vantages {
    private Vantages() {}

    /** @throws IllegalArgumentException if it is none */
    static Vantage of(String text) {
        String[] words = text.split(" ", 2);
        String which = words.length == 2 ? words[1] : "";
        return switch (words[0]) {
            case "sandbox" -> new Vantage.Sandbox(replica(which));
            case "inside" -> new Vantage.Inside(replica(which));
            case "neighbour" -> new Vantage.Neighbour(which);
            case "ingress" -> new Vantage.Ingress(which);
            case "control-plane-host" -> new Vantage.ControlPlaneHost();
            case "relay-host" -> new Vantage.RelayHost(which);
            case "mirror-host" -> new Vantage.MirrorHost();
            case "host" -> new Vantage.Host();
            case "visitor" -> new Vantage.Visitor();
            case "unadmitted" -> new Vantage.Outsider(Vantage.Outsider.Kind.UNADMITTED);
            case "stranger" -> new Vantage.Outsider(Vantage.Outsider.Kind.STRANGER);
            default -> throw new IllegalArgumentException("no vantage: " + text);
        };
    }

    /** As run.json writes it, e.g. {@code shop/web}; the first where there are several. */
    static ReplicaId replica(String text) {
        String[] parts = text.split("/");
        return new ReplicaId(parts[0], parts[1], 0);
    }
}
