package dev.meshproof.diagnosis;

import dev.meshproof.plan.Fact;
import dev.meshproof.plan.Mention;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.Tailnet;
import dev.meshproof.sdl.Position;
import java.util.List;
import java.util.Optional;

/** Where in an SDL something is to be changed. */
final class Spots {
    private static final String FLAG = "--socks5-server=";

    private Spots() {}

    /** Where the fact was read; else where the service stands. */
    static Position of(ReplicaPlan replica, Fact<?> fact) {
        return fact instanceof Fact.Known<?> known ? known.at() : replica.at();
    }

    /**
     * Where the only mention of one of these texts stands; else that of the port, else where the service stands. The address
     * of the SOCKS5 proxy is not the service's.
     */
    static Position mention(ReplicaPlan replica, int port, String... texts) {
        return only(replica, List.of(texts))
                .or(() -> only(replica, List.of("" + port)))
                .orElse(replica.at());
    }

    private static Optional<Position> only(ReplicaPlan replica, List<String> texts) {
        List<Position> found = replica.mentions().stream()
                .filter(mention -> texts.contains(mention.text()))
                .map(Mention::at)
                .filter(at -> !isOfProxy(replica.tailnet().socks5(), at))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean isOfProxy(Fact<Tailnet.HostPort> socks5, Position at) {
        return socks5 instanceof Fact.Known<Tailnet.HostPort> known
                && known.at().file().equals(at.file())
                && known.at().line() == at.line()
                && at.column() >= known.at().column()
                && at.column()
                        <= known.at().column()
                                + FLAG.length()
                                + known.value().toString().length();
    }
}
