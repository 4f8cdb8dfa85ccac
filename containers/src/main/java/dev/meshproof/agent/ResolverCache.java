package dev.meshproof.agent;

import java.security.Security;

/** Java remembers names for 30 s and failures for 10 s; a probe that asks twice wants to know twice. */
final class ResolverCache {
    private static boolean disabled;

    private ResolverCache() {}

    /** Must come before the first name is resolved; kept off the start path, since it loads the security providers. */
    static synchronized void disable() {
        if (!disabled) {
            Security.setProperty("networkaddress.cache.ttl", "0");
            Security.setProperty("networkaddress.cache.negative.ttl", "0");
            disabled = true;
        }
    }
}
