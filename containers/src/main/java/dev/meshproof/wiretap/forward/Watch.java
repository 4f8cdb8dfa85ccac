package dev.meshproof.wiretap.forward;

import java.net.InetAddress;

/** Is told of connections, on the forwarder's thread. */
public interface Watch {
    /** Whether new connections are taken; if not, they are reset. */
    boolean admits();

    /**
     * A client has connected.
     *
     * @param number of the connection, from 1
     */
    Conversation opened(long number, InetAddress client);

    /** A connection ended that was never opened: reset or closed at once. */
    void turnedAway(Ending ending);

    /** What looks at one connection. */
    interface Conversation {
        /** What the client sends. */
        Flow toRelay();

        /** What the relay sends. */
        Flow fromRelay();

        /**
         * The last that is heard of it.
         *
         * @param detail for people
         */
        void closed(Ending ending, String detail);
    }
}
