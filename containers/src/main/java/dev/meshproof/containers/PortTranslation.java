package dev.meshproof.containers;

import java.util.ArrayList;
import java.util.List;

/**
 * Sends what a namespace's own processes dial to somewhere else, as kube-proxy does for the pods of its node: no listener
 * is needed for it, and whoever else dials the same is not concerned.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param address that is dialled
 * @param port that is dialled
 * @param to where it leads, each {@code address:port}; one of them for each new connection, in turn
 */
public record PortTranslation(String protocol, String address, int port, List<String> to) {
    public PortTranslation {
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException(address + ":" + port + " leads nowhere");
        }
    }

    /** Input for {@code iptables-restore --noflush}. */
    static String rules(List<PortTranslation> translations) {
        List<String> lines = new ArrayList<>(List.of("*nat"));
        translations.forEach(translation -> lines.addAll(translation.rules()));
        lines.add("COMMIT");
        return String.join("\n", lines) + "\n";
    }

    /** Of n destinations the first takes one in n, the next one in n - 1 of the rest, the last all that remains. */
    private List<String> rules() {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < to.size(); i++) {
            int left = to.size() - i;
            String share = left == 1 ? "" : " -m statistic --mode nth --every " + left + " --packet 0";
            rules.add("-A OUTPUT -d " + address + " -p " + protocol + " --dport " + port + share
                    + " -j DNAT --to-destination " + to.get(i));
        }
        return rules;
    }
}
