package dev.meshproof.wire;

import java.time.Duration;
import java.time.Instant;

/**
 * A question to an agent, or something that it is to do. A new one is a record here and its code in the agent.
 *
 * @param <R> the reply; a request that cannot be carried out gets {@link AgentReply.Failed} instead
 */
public sealed interface AgentRequest<R extends AgentReply> {
    Class<R> replyType();

    /** The socket tables of the agent's network namespace. */
    record Sockets() implements AgentRequest<AgentReply.SocketTable> {
        @Override
        public Class<AgentReply.SocketTable> replyType() {
            return AgentReply.SocketTable.class;
        }
    }

    /**
     * Starts a canary. Over TCP it answers every connect at once with a whole HTTP response, over UDP every datagram; what
     * it says is {@link Protocol#CANARY}.
     *
     * @param address literal
     * @param port 0 for any
     */
    record Listen(Transport transport, String address, int port) implements AgentRequest<AgentReply.ListenReply> {
        @Override
        public Class<AgentReply.ListenReply> replyType() {
            return AgentReply.ListenReply.class;
        }
    }

    /** Ends a canary. */
    record Unlisten(Transport transport, String address, int port) implements AgentRequest<AgentReply.Unlistened> {
        @Override
        public Class<AgentReply.Unlistened> replyType() {
            return AgentReply.Unlistened.class;
        }
    }

    /** From where a canary was come to; fails if there is none. */
    record Visitors(Transport transport, String address, int port) implements AgentRequest<AgentReply.VisitorList> {
        @Override
        public Class<AgentReply.VisitorList> replyType() {
            return AgentReply.VisitorList.class;
        }
    }

    /** The interfaces of the agent's network namespace. */
    record Interfaces() implements AgentRequest<AgentReply.InterfaceList> {
        @Override
        public Class<AgentReply.InterfaceList> replyType() {
            return AgentReply.InterfaceList.class;
        }
    }

    /** The processes of the agent's process namespace. */
    record Processes() implements AgentRequest<AgentReply.ProcessList> {
        @Override
        public Class<AgentReply.ProcessList> replyType() {
            return AgentReply.ProcessList.class;
        }
    }

    /**
     * GET of tailscaled's local API, whose socket is looked up in /proc/net/unix.
     *
     * @param path with its query, e.g. {@code /localapi/v0/status}
     * @param limit for the whole exchange
     */
    record LocalApi(String path, Duration limit) implements AgentRequest<AgentReply.LocalApiReply> {
        @Override
        public Class<AgentReply.LocalApiReply> replyType() {
            return AgentReply.LocalApiReply.class;
        }
    }

    /**
     * Starts a DNS server (UDP and TCP) that answers NXDOMAIN to everything and remembers what was asked.
     *
     * @param address literal
     * @param port 53, or 0 for any
     */
    record StartSinkhole(String address, int port) implements AgentRequest<AgentReply.ListenReply> {
        @Override
        public Class<AgentReply.ListenReply> replyType() {
            return AgentReply.ListenReply.class;
        }
    }

    /** What the agent's sinkholes were asked at or after {@code since}, by the agent's clock. */
    record SinkholeQueries(Instant since) implements AgentRequest<AgentReply.QueryList> {
        @Override
        public Class<AgentReply.QueryList> replyType() {
            return AgentReply.QueryList.class;
        }
    }

    /**
     * The beginning of a file.
     *
     * @param max in bytes, at most 4 MiB
     */
    record ReadFile(String path, int max) implements AgentRequest<AgentReply.FileReply> {
        @Override
        public Class<AgentReply.FileReply> replyType() {
            return AgentReply.FileReply.class;
        }
    }

    /**
     * Connects to every TCP port of an address, and asks each that accepts {@code GET /}.
     *
     * @param address literal, a link-local one with its zone
     * @param limit for the whole scan
     */
    record Scan(String address, Duration limit) implements AgentRequest<AgentReply.Scanned> {
        @Override
        public Class<AgentReply.Scanned> replyType() {
            return AgentReply.Scanned.class;
        }
    }

    /**
     * Sends a datagram, again and again up to three times, until something comes back.
     *
     * @param host an address, or a name for the agent's resolver
     * @param limit for resolving and waiting together
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Datagram(String host, int port, byte[] payload, Duration limit)
            implements AgentRequest<AgentReply.DatagramReply> {
        @Override
        public Class<AgentReply.DatagramReply> replyType() {
            return AgentReply.DatagramReply.class;
        }
    }

    /** Who sent how much to whom, by a capture file that is still being written. */
    record Capture(String path) implements AgentRequest<AgentReply.Captured> {
        @Override
        public Class<AgentReply.Captured> replyType() {
            return AgentReply.Captured.class;
        }
    }

    /**
     * Starts a listener that takes so many bytes of each connection and only then answers.
     *
     * @param address literal
     * @param port 0 for any
     * @param expected bytes of a connection
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Receive(String address, int port, int expected, byte[] answer)
            implements AgentRequest<AgentReply.ListenReply> {
        @Override
        public Class<AgentReply.ListenReply> replyType() {
            return AgentReply.ListenReply.class;
        }
    }

    /** Ends such a listener with its connections; fails if there is none. */
    record EndReceive(String address, int port) implements AgentRequest<AgentReply.ReceivedList> {
        @Override
        public Class<AgentReply.ReceivedList> replyType() {
            return AgentReply.ReceivedList.class;
        }
    }

    /**
     * Starts to capture whole packets of the loopback of the agent's network namespace, by tcpdump; answered once it captures.
     *
     * @param filter in pcap-filter(7)'s language
     * @param packets after which it ends by itself
     * @param limit after which it ends by itself
     */
    record StartRecording(String filter, int packets, Duration limit) implements AgentRequest<AgentReply.Recording> {
        @Override
        public Class<AgentReply.Recording> replyType() {
            return AgentReply.Recording.class;
        }
    }

    /**
     * Ends a recording; fails if there is none.
     *
     * @param least bytes of capture that are waited for
     * @param within how long
     */
    record EndRecording(int id, int least, Duration within) implements AgentRequest<AgentReply.Recorded> {
        @Override
        public Class<AgentReply.Recorded> replyType() {
            return AgentReply.Recorded.class;
        }
    }

    /** The routes of the agent's network namespace. */
    record Routes() implements AgentRequest<AgentReply.RouteList> {
        @Override
        public Class<AgentReply.RouteList> replyType() {
            return AgentReply.RouteList.class;
        }
    }
}
