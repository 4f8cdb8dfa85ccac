package dev.meshproof.claim;

import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Answer.Route;
import java.util.List;

/** Reads from a routing table what a namespace is attached to and where it leads. */
final class Networks {
    /** RFC 2544; every network of a lab is one of its parts. */
    static final String OF_LABS = "198.18.0.0/15";

    private Networks() {}

    static boolean isDefault(Route route) {
        return route.destination().equals("0.0.0.0/0") || route.destination().equals("::/0");
    }

    /** The IPv4 networks that it is attached to, its loopback's aside. */
    static List<String> attached(Answer.Routes table) {
        return table.routes().stream()
                .filter(route -> route.gateway().isEmpty()
                        && !route.device().equals("lo")
                        && !isDefault(route)
                        && route.destination().contains("."))
                .map(Route::destination)
                .distinct()
                .toList();
    }

    /** Those that lead on to somewhere else, through a gateway. */
    static List<Route> onward(Answer.Routes table) {
        return table.routes().stream()
                .filter(route -> !route.device().equals("lo")
                        && (isDefault(route) || !route.gateway().isEmpty()))
                .toList();
    }

    static boolean isWithin(List<String> networks, String address) {
        return networks.stream().anyMatch(network -> Addresses.covers(network, address));
    }
}
