package dev.meshproof.evidence;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What in SDLs is secret: auth keys wherever they stand, passwords of registries, and long values of variables whose names say so. */
public final class PlanSecrets {
    /** Keys of Tailscale and of headscale 0.28 and later begin so. */
    private static final Pattern KEY = Pattern.compile("(?:tskey|hskey)-[A-Za-z0-9_-]+");

    private static final Pattern SECRET_NAME =
            Pattern.compile(".*(?:PASSWORD|PASSWD|SECRET|TOKEN|_KEY|AUTHKEY)", Pattern.CASE_INSENSITIVE);

    /** A shorter one is a word, as "postgres", and stands in other places by right. */
    private static final int SHORTEST_NAMED = 12;

    private PlanSecrets() {}

    /** The values to give to {@link Redaction#add} before anything of this plan is written. */
    public static Set<String> of(LabPlan plan) {
        Set<String> found = new LinkedHashSet<>();
        for (ReplicaPlan replica : plan.replicas()) {
            Map<String, String> env = replica.env();
            replica.tailnet().authKeyVariable().map(env::get).ifPresent(found::add);
            replica.registry().map(registry -> registry.password().value()).ifPresent(found::add);
            env.forEach((name, value) -> {
                if (value.length() >= SHORTEST_NAMED
                        && SECRET_NAME.matcher(name).matches()) {
                    found.add(value);
                }
            });
            Stream.of(env.values(), replica.entrypoint(), replica.command())
                    .flatMap(Collection::stream)
                    .forEach(text ->
                            KEY.matcher(text).results().map(MatchResult::group).forEach(found::add));
        }
        return found;
    }
}
