package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.chain.go.Versions.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was read, beside what only the rules need to know. Go judges most of it only where a deployment uses it. */
final class Drafts {
    private Drafts() {}

    /**
     * @param sections where each section's name stands
     * @param start of the document
     */
    record Document(
            Located<String> version,
            Language language,
            Map<String, Service> services,
            Map<String, Compute> compute,
            Map<String, Placement> placements,
            Map<String, Map<String, Sdl.Deployment>> deployments,
            Map<String, Sdl.Endpoint> endpoints,
            Optional<Text> reclamation,
            Map<String, Located<String>> sections,
            Position start) {}

    /** @param whenDeployed what Go refuses once the service is deployed */
    record Service(Sdl.Service service, List<Port> ports, List<Diagnostic> whenDeployed) {}

    /**
     * @param as as written; 0 where it is left out
     * @param protocol as written
     */
    record Port(Sdl.Expose expose, long as, String protocol) {}

    /**
     * @param gpus may be more than any limit
     * @param resources whether there are any; Go panics where a deployed profile has none
     * @param whenUsed what Go refuses once a deployment uses the profile
     */
    record Compute(Sdl.Compute compute, long gpus, boolean resources, List<Diagnostic> whenUsed) {}

    /** @param prices by compute profile */
    record Placement(Sdl.Placement placement, Map<String, Price> prices) {}

    /** @param amount empty where the price is null, which makes Go panic */
    record Price(Sdl.Price price, Optional<BigDecimal> amount) {}
}
