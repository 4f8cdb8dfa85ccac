package dev.meshproof.probe;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.Tailnet.HostPort;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a prober needs of the lab that it asks in. A running lab is one. Thread-safe. */
public interface Surroundings {
    /**
     * Where a vantage's agent is.
     *
     * @throws ProbeUnavailable if there is none now, e.g. because the replica has just ended
     */
    Place place(Vantage vantage) throws ProbeUnavailable;

    /**
     * The host that a target stands for.
     *
     * @throws ProbeUnavailable if it is not known, e.g. the address of a node that never joined
     */
    String resolve(Target target) throws ProbeUnavailable;

    /** Where the SDL says that the replica's SOCKS5 proxy listens, as written; empty where it could not be read from it. */
    Optional<HostPort> socks5(ReplicaId replica);

    /**
     * The same of a vantage that may have one: a replica's sandbox, an outsider.
     *
     * @throws ProbeUnavailable if it is another
     */
    default Optional<HostPort> socks5(Vantage from) throws ProbeUnavailable {
        if (from instanceof Vantage.Sandbox sandbox) {
            return socks5(sandbox.replica());
        }
        throw new ProbeUnavailable("there is no proxy to ask through at " + from);
    }

    /**
     * Where the listener of ours in the host's namespace can be tried: each of the host's addresses with the listener's port.
     *
     * @throws ProbeUnavailable if there is none
     */
    default List<HostPort> hostListener() throws ProbeUnavailable {
        throw new ProbeUnavailable("there is no listener in the host's namespace");
    }

    /** Names that a replica looked up and that the lab does not know, each once. */
    default List<String> unknownNames(ReplicaId replica) throws ProbeUnavailable {
        throw new ProbeUnavailable("there is no sinkhole");
    }

    /**
     * Files of what a relay's wiretap has kept up to now, whole, oldest first, fetched into the run's folder.
     *
     * @throws ProbeUnavailable if there is no wiretap, or it does not give them
     */
    default List<Path> relayCapture(String relay) throws ProbeUnavailable {
        throw new ProbeUnavailable("there is no wiretap");
    }

    /**
     * A TLS connection to a relay as its clients have it, from a vantage: trusted by the lab's root, SNI and name the relay's.
     * The caller closes it.
     *
     * @param limit for agreeing on TLS, and for each read afterwards
     * @throws ProbeUnavailable if it cannot be had
     */
    default Socket relayTls(Vantage from, String relay, Duration limit) throws ProbeUnavailable {
        throw new ProbeUnavailable("there is no way to relay " + relay);
    }

    /** How the engine configured a vantage's container. */
    Answer.Inspection inspect(Vantage container) throws ProbeUnavailable;

    /** The control plane's nodes. */
    List<Answer.Node> nodes() throws IOException;

    /** A question cannot be put; why. */
    final class ProbeUnavailable extends Exception {
        private static final long serialVersionUID = 1;

        public ProbeUnavailable(String why) {
            super(why);
        }
    }
}
