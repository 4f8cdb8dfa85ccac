package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.chain.go.Resolved;
import dev.meshproof.sdl.chain.go.Resolver;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Scalar;

/** What Go leaves as it is: null, written out or not (yaml.v3, decode.go, prepare). */
final class Nulls {
    private Nulls() {}

    /** Whether it is null; {@code !!null} before anything else is too, and an error. */
    static boolean isNull(Yaml node, Report report) {
        if (!Resolver.isNull(node)) {
            return false;
        }
        if (node.resolved() instanceof Scalar scalar
                && !scalar.tag().isEmpty()
                && Resolver.resolve(scalar) instanceof Resolved.Failed failed) {
            report.error(
                    "yaml-tag",
                    node,
                    node.kind() + " " + failed.problem(),
                    "leave the tag out, or write null behind it");
        }
        return true;
    }
}
