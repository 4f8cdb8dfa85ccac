package dev.meshproof.plan;

/**
 * What an SDL says of a service's tailnet.
 *
 * @param runsTailscaled whether the service starts a tailscaled
 * @param hostname the node's hostname, variables resolved
 * @param socks5 where the SOCKS5 proxy is to listen
 * @param authKey the name of the environment variable that carries the auth key (never its value)
 * @param loginServer the control server's URL; unknown means tailscaled's default
 */
public record Tailnet(
        boolean runsTailscaled,
        Fact<String> hostname,
        Fact<HostPort> socks5,
        Fact<String> authKey,
        Fact<String> loginServer) {
    /** An address and a port as written, e.g. {@code localhost:1055}. */
    public record HostPort(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
