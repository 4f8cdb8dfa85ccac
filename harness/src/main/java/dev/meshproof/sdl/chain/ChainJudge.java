package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Judgement;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.chain.Drafts.Document;
import dev.meshproof.sdl.yaml.Source;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/**
 * The chain's judge (chain-sdk, go/sdl, sdl.go, Read): turns a document into an {@link Sdl} and every reason why the chain
 * would refuse it, where Go stops at the first.
 */
public final class ChainJudge {
    private static final String SKELETON = "an SDL has version, services, profiles and deployment";

    private final Source source;
    private final Report report = new Report();

    private ChainJudge(Source source) {
        this.source = source;
    }

    /** Never throws: a document that cannot be read is one that is not accepted. */
    public static Judgement judge(Source source) {
        ChainJudge judge = new ChainJudge(source);
        Optional<Sdl> sdl = judge.read();
        return new Judgement(sdl, judge.report.found());
    }

    private Optional<Sdl> read() {
        Position start = new Position(source.file(), 1, 1);
        Optional<Yaml> document;
        try {
            document = YamlReader.read(source);
        } catch (SdlException e) {
            report.addAll(e.diagnostics());
            return Optional.empty();
        }
        if (document.isEmpty() || document.get().absent()) {
            report.error("empty", start, 1, "is empty", SKELETON);
            return Optional.empty();
        }
        Yaml root = document.get();
        if (root instanceof Yaml.Scalar) {
            report.error("not-a-map", root, "not an SDL: it is " + root.kind(), SKELETON);
            return Optional.empty();
        }
        Document read = new DocumentDecoder(report).read(root, start);
        check(read);
        return Optional.of(sdl(read));
    }

    private void check(Document read) {
        read.reclamation().ifPresent(window -> ReclamationRule.check(window, report));
        new DeploymentRules(read, report).check();
        new TeeRules(read, report).check();
        new EndpointRules(read, report).check();
        new MountRules(read, report).check();
        new GroupRules(read, report).check();
        new ManifestRules(read, report).check();
    }

    private Sdl sdl(Document read) {
        return new Sdl(
                source.file(),
                source.sha256(),
                read.version(),
                read.services().values().stream().map(Drafts.Service::service).toList(),
                read.compute().values().stream().map(Drafts.Compute::compute).toList(),
                read.placements().values().stream()
                        .map(Drafts.Placement::placement)
                        .toList(),
                read.deployments().values().stream()
                        .flatMap(placements -> placements.values().stream())
                        .map(ChainJudge::saturated)
                        .toList(),
                List.copyOf(read.endpoints().values()),
                read.reclamation());
    }

    /** Beyond what an {@code int} holds there is no difference to anyone but the rules. */
    private static Sdl.Deployment saturated(Sdl.Deployment deployment) {
        Located<Integer> count = deployment.count();
        return count.value() >= 0
                ? deployment
                : new Sdl.Deployment(
                        deployment.service(),
                        deployment.placement(),
                        deployment.profile(),
                        new Located<>(Integer.MAX_VALUE, count.at()));
    }
}
