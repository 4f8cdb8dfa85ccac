package dev.meshproof.wiretap.packet;

import java.util.Locale;

/** What a packet is by its first bytes and its length. */
public enum PacketKind {
    /** WireGuard's first handshake message. */
    INITIATION,
    /** WireGuard's second. */
    RESPONSE,
    /** WireGuard's answer under load. */
    COOKIE,
    /** Data, or a keep-alive, sealed. */
    TRANSPORT,
    /** Tailscale's search for paths, sealed. */
    DISCO,
    /** None of them: what a relay must never see. */
    FOREIGN;

    /** As results have it: {@code transport}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
