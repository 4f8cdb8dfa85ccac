package dev.meshproof.containers;

/**
 * What tells one control plane's tailnet from another's.
 *
 * @param hostname the control plane's, under which tailscaled asks for it
 * @param v4 the nodes' addresses, a part of 100.64.0.0/10
 * @param v6 the same, a part of fd7a:115c:a1e0::/48
 * @param baseDomain of the nodes' names
 * @param ownRelay whether the control plane is a relay as well, at its own name and port, with STUN on 3478
 */
public record Realm(String hostname, String v4, String v6, String baseDomain, boolean ownRelay) {
    /** The lab's own, whose control plane is the one that a tailscaled asks for if it is told of no other. */
    public static Realm lab(String baseDomain) {
        return new Realm(HeadscaleContainer.HOSTNAME, "100.64.0.0/10", "fd7a:115c:a1e0::/48", baseDomain, false);
    }

    /** Another one, of somebody else: a lab's nodes are numbered from 100.64.0.1 on and never get that far. */
    public static Realm strangers() {
        String domain = "stranger.meshproof.internal";
        return new Realm(
                "controlplane." + domain, "100.127.0.0/16", "fd7a:115c:a1e0:127::/64", "nodes." + domain, true);
    }

    /** As {@code tailscale up --login-server} takes it. */
    public String loginServer() {
        return "https://" + hostname;
    }
}
