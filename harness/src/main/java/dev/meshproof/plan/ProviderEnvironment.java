package dev.meshproof.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The AKASH_* variables that a provider sets where the SDL does not (provider, cluster/kube/builder/workload.go), with values
 * that are the same in every run. The addresses have the length and alphabet of real ones and a checksum that is none, so
 * that nobody takes them for an account.
 */
record ProviderEnvironment(String lease, String provider) {
    private static final String OWNER = "akash1meshpr00fxxxwnerxxxxxxxxxxxxxxxxxxxxxx";
    private static final String PROVIDER = "akash1meshpr00fxpr0vyderxxxxxxxxxxxxxxxxxxxx";

    /** @param env what the SDL sets, which stays as it is */
    Map<String, String> additions(Map<String, String> env) {
        Map<String, String> additions = new LinkedHashMap<>();
        additions.put("AKASH_GROUP_SEQUENCE", "1");
        additions.put("AKASH_DEPLOYMENT_SEQUENCE", "1");
        additions.put("AKASH_ORDER_SEQUENCE", "1");
        additions.put("AKASH_OWNER", OWNER);
        additions.put("AKASH_PROVIDER", PROVIDER);
        additions.put("AKASH_CLUSTER_PUBLIC_HOSTNAME", publicHostname(provider));
        additions.keySet().removeAll(env.keySet());
        return additions;
    }

    /** Where everybody finds a provider. */
    static String publicHostname(String provider) {
        return provider + ".meshproof.test";
    }
}
