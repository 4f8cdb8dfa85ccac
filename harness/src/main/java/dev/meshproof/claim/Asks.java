package dev.meshproof.claim;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Phase;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.time.Duration;
import java.util.List;

/** The asks of the catalogue, built in one place so that equal ones are equal and are put once. */
public final class Asks {
    /** A claim holds from when the lab is ready until before it closes. */
    public static final List<Phase> WINDOW = List.of(Phase.QUIET, Phase.CLOSING);

    /** A port on which no service listens: tcpmux, unless the plan uses it. */
    public static final int CLOSED_PORT = 1;

    /** A name that no node has; RFC 6761 keeps .invalid from ever being one. */
    public static final String UNKNOWN_NAME = "meshproof-no-such-node.invalid";

    /** 100.x goes through a relay on a machine under load; an address that does not exist takes tailscaled 5 s. */
    private static final Duration THROUGH_PROXY = Duration.ofSeconds(10);

    private static final Duration LOCAL = Duration.ofSeconds(5);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private Asks() {}

    public static Ask nodes(Phase phase) {
        return new Ask(new Vantage.ControlPlane(), new Question.NodeList(), phase, LOCAL);
    }

    public static Ask tailscaled(ReplicaId replica, Phase phase) {
        return new Ask(new Vantage.Inside(replica), new Question.Tailscaled(), phase, LOCAL);
    }

    public static Ask sockets(ReplicaId replica, Phase phase) {
        return new Ask(new Vantage.Sandbox(replica), new Question.SocketTable(), phase, LOCAL);
    }

    public static Ask privileges(Vantage from, Phase phase) {
        return new Ask(from, new Question.Privileges(), phase, LOCAL);
    }

    public static Ask inspect(Vantage container, Phase phase) {
        return new Ask(new Vantage.Engine(), new Question.Inspect(container), phase, LOCAL);
    }

    public static Ask connect(Vantage from, Target to, int port, Phase phase) {
        return new Ask(from, new Question.Connect(to, port), phase, CONNECT);
    }

    /** A question that only a replica's own loopback answers. */
    static Ask onLoopback(ReplicaId replica, Question question, Phase phase) {
        return new Ask(new Vantage.Sandbox(replica), question, phase, LOCAL);
    }

    /** A question put through a replica's SOCKS5 proxy. */
    static Ask throughProxy(ReplicaId from, Question question, Phase phase) {
        return new Ask(new Vantage.Sandbox(from), question, phase, THROUGH_PROXY);
    }
}
