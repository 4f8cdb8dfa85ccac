package dev.meshproof.plan;

/**
 * One item of an SDL's env, as a provider splits it (provider, cluster/kube/builder/workload.go): at the first {@code =}; a
 * bare name has an empty value.
 */
record EnvVariable(String name, String value) {
    static EnvVariable of(String item) {
        int equals = item.indexOf('=');
        return equals < 0
                ? new EnvVariable(item, "")
                : new EnvVariable(item.substring(0, equals), item.substring(equals + 1));
    }
}
