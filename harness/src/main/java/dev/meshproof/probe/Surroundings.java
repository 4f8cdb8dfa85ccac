package dev.meshproof.probe;

import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.Tailnet.HostPort;
import java.io.IOException;
import java.util.List;

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

    /** Where the SDL says that the replica's SOCKS5 proxy listens; its host as dialled from the sandbox. */
    HostPort socks5(ReplicaId replica) throws ProbeUnavailable;

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
