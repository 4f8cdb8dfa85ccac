package dev.meshproof.plan;

import java.util.Optional;

/**
 * What an SDL says of a service's tailnet. Where flags of one name differ between commands the fact is unknown and names
 * both.
 *
 * @param runsTailscaled whether the service starts a tailscaled, or names one in a way that was not understood
 * @param daemon the program that starts it: {@code tailscaled} or {@code containerboot}
 * @param login the command that joins the tailnet, e.g. {@code tailscale up}; unknown where the SDL has none
 * @param hostname the node's hostname, variables resolved
 * @param socks5 where the SOCKS5 proxy is to listen
 * @param authKey what carries the auth key
 * @param loginServer the control server's URL; {@link Fact.Source#DEFAULT} where the login command names none
 * @param userspace whether tailscaled runs without a TUN device
 * @param socket tailscaled's local API
 * @param state the value of {@code --state} or {@code --statedir}; {@code mem:} makes the node ephemeral
 */
public record Tailnet(
        boolean runsTailscaled,
        Fact<String> daemon,
        Fact<String> login,
        Fact<String> hostname,
        Fact<HostPort> socks5,
        Fact<AuthKey> authKey,
        Fact<String> loginServer,
        Fact<Boolean> userspace,
        Fact<String> socket,
        Fact<String> state) {
    /** The {@code tailscale up --login-server} default (tailscale v1.102.3, ipn/prefs.go, DefaultControlURL). */
    public static final String DEFAULT_LOGIN_SERVER = "https://controlplane.tailscale.com";

    /** Where tailscaled listens on Linux if not told otherwise (tailscale v1.102.3, paths/paths.go). */
    public static final String DEFAULT_SOCKET = "/var/run/tailscale/tailscaled.sock";

    /**
     * An address and a port as written, e.g. {@code localhost:1055}.
     *
     * @param host a name or an address, without brackets; empty means every address
     */
    public record HostPort(String host, int port) {
        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** The item of the SDL's env that carries the auth key, where one does. */
    public Optional<String> authKeyVariable() {
        return authKey.known().filter(AuthKey.Variable.class::isInstance).map(key -> ((AuthKey.Variable) key).name());
    }

    /** Nothing is known, for one reason. */
    static Tailnet unknown(boolean runsTailscaled, String why) {
        return new Tailnet(
                runsTailscaled,
                new Fact.Unknown<>(why),
                new Fact.Unknown<>(why),
                new Fact.Unknown<>(why),
                new Fact.Unknown<>(why),
                new Fact.Unknown<>(why),
                new Fact.Unknown<>(why),
                new Fact.Unknown<>(why),
                new Fact.Unknown<>(why),
                new Fact.Unknown<>(why));
    }
}
