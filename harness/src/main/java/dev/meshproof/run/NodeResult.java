package dev.meshproof.run;

import dev.meshproof.plan.labfile.LabFile.KeyKind;
import java.util.List;
import java.util.Optional;

/**
 * A node of the tailnet, as an administrator's console lists it.
 *
 * @param name the hostname that it asked for
 * @param givenName the name that it got, by which peers find it; another one where that was taken
 * @param replica whose node it is; empty for whoever is none of the replicas
 * @param key its public key, by which relays know it
 * @param keyKind the kind of auth key that the lab gave the replica
 * @param relay its home relay, as its peers have it
 * @param tailscaled the version that it runs, by its own word
 * @param state of its tailscaled, e.g. Running
 */
public record NodeResult(
        String name,
        String givenName,
        Optional<String> replica,
        List<String> addresses,
        boolean online,
        String user,
        String key,
        Optional<KeyKind> keyKind,
        Optional<String> relay,
        Optional<String> tailscaled,
        Optional<String> state) {}
