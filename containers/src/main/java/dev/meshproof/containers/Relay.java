package dev.meshproof.containers;

/**
 * A DERP region as the control plane announces it.
 *
 * @param regionId from 900 on, where custom regions begin
 * @param code short name, e.g. {@code one}
 * @param hostname the name in its certificate and in every provider's DNS
 */
public record Relay(int regionId, String code, String hostname) {
    /** Where clients connect to. */
    public static final int PORT = 443;

    /** The one at an index from 0. */
    public static Relay at(int index, String code) {
        return new Relay(900 + index, code, "derp-" + code + ".relay.meshproof.internal");
    }
}
