package dev.meshproof.wiretap.forward;

import java.util.Locale;

/** Why a connection is over. */
public enum Ending {
    /** Both sides have ended it. */
    CLOSED,
    /** What the client sent is no TLS that can be agreed on. */
    CLIENT_TLS,
    /** The connection to the client broke. */
    CLIENT_LOST,
    /** The relay has no address, or accepts no connection. */
    RELAY_UNREACHABLE,
    /** What the relay sent is no TLS that can be trusted. */
    RELAY_TLS,
    /** The connection to the relay broke. */
    RELAY_LOST,
    /** The client was not ready in time, or the relay was not. */
    TOO_SLOW,
    /** Nothing moved for too long. */
    IDLE,
    /** There were too many connections already. */
    TOO_MANY,
    /** A fault asked for it. */
    CUT,
    /** A fault has the relay look unreachable. */
    REFUSED,
    /** The wiretap itself stops. */
    STOPPED,
    /** A defect of the wiretap. */
    DEFECT;

    /** As results have it: {@code relay-unreachable}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
