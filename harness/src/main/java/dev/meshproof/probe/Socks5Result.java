package dev.meshproof.probe;

import dev.meshproof.wire.ByteStream;

/** What came of asking a SOCKS5 proxy for a connection. */
public sealed interface Socks5Result {
    /** The proxy connected; the stream carries what the destination sends from its first byte on. */
    record Connected(ByteStream stream) implements Socks5Result {}

    /**
     * The proxy would not or could not.
     *
     * @param reply 1 to 255; tailscaled says 1 to every failure
     */
    record Refused(int reply) implements Socks5Result {
        /** The reply in the words of RFC 1928, section 6. */
        public String meaning() {
            return switch (reply) {
                case 1 -> "general SOCKS server failure";
                case 2 -> "connection not allowed by ruleset";
                case 3 -> "network unreachable";
                case 4 -> "host unreachable";
                case 5 -> "connection refused";
                case 6 -> "TTL expired";
                case 7 -> "command not supported";
                case 8 -> "address type not supported";
                default -> "unassigned";
            };
        }
    }

    /** @param waitingFor what the proxy had not said by then */
    record TimedOut(String waitingFor) implements Socks5Result {}

    /** The proxy reset the connection before it had answered. */
    record Reset() implements Socks5Result {}

    /** What listens there speaks no SOCKS5, ended in the middle of it, or wants a password. */
    record NoSocks5(String why) implements Socks5Result {}
}
