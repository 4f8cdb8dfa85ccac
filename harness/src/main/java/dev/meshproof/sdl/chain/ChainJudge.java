package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Judgement;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Source;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import dev.meshproof.sdl.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chain's judge (chain-sdk, go/sdl, sdl.go, Read): turns a document into an {@link Sdl} and every reason why the chain
 * would refuse it.
 */
public final class ChainJudge {
    private static final String SKELETON = "an SDL has version, services, profiles and deployment";

    private final Source source;
    private final Diagnostics diagnostics = new Diagnostics(Judge.CHAIN);

    private ChainJudge(Source source) {
        this.source = source;
    }

    /** Never throws: a document that cannot be read is one that is not accepted. */
    public static Judgement judge(Source source) {
        ChainJudge judge = new ChainJudge(source);
        try {
            Sdl sdl = judge.read();
            return new Judgement(Optional.of(sdl), judge.diagnostics.found());
        } catch (SdlException e) {
            List<Diagnostic> all = new ArrayList<>(judge.diagnostics.found());
            all.addAll(e.diagnostics());
            return new Judgement(Optional.empty(), List.copyOf(all));
        }
    }

    private Sdl read() {
        Position start = new Position(source.file(), 1, 1);
        Yaml document = YamlReader.read(source)
                .map(node -> MappingBuilder.resolve(node, true))
                .orElseThrow(() -> SdlException.of("empty", start, "is empty", SKELETON));
        if (!(document instanceof Mapping top)) {
            throw SdlException.of("not-a-map", document.at(), "not an SDL: it is " + document.kind(), SKELETON);
        }
        Fields fields = new Fields(joined(top), "", start, diagnostics);
        SdlRules rules = new SdlRules(diagnostics);
        rules.knownSections(fields);
        Located<String> version = version(fields);
        List<Sdl.Service> services = new ServiceReader(diagnostics).services(section(fields, "services"));
        Optional<Fields> profiles = section(fields, "profiles");
        List<Sdl.Compute> compute =
                new ComputeReader(diagnostics).profiles(profiles.flatMap(p -> requiredMap(p, "compute")));
        List<Sdl.Placement> placements = placements(profiles.flatMap(p -> requiredMap(p, "placement")));
        List<Sdl.Deployment> deployment = new DeploymentReader(diagnostics).deployments(section(fields, "deployment"));
        Sdl sdl = new Sdl(
                source.file(),
                source.sha256(),
                version,
                services,
                compute,
                placements,
                deployment,
                endpoints(fields.map("endpoints")),
                fields.map("reclamation").flatMap(r -> r.text("min_window")));
        rules.check(sdl, start);
        return sdl;
    }

    /** A section given more than once is one section with the later keys on top, as decoding twice into one Go map is. */
    private static Mapping joined(Mapping top) {
        Map<String, Entry> sections = new LinkedHashMap<>();
        for (Entry entry : top.entries()) {
            sections.merge(entry.name(), entry, ChainJudge::join);
        }
        return new Mapping(List.copyOf(sections.values()), top.tag(), top.at(), top.size());
    }

    private static Entry join(Entry first, Entry second) {
        if (!(first.value() instanceof Mapping a) || !(second.value() instanceof Mapping b)) {
            return second;
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        a.entries().forEach(entry -> entries.put(entry.name(), entry));
        b.entries().forEach(entry -> entries.put(entry.name(), entry));
        return new Entry(
                first.keyNode(), new Mapping(List.copyOf(entries.values()), a.tag(), a.at(), a.size() + b.size()));
    }

    private static Optional<Fields> section(Fields top, String name) {
        if (top.get(name).isEmpty()) {
            top.missing(name, SKELETON);
        }
        return top.map(name);
    }

    private static Optional<Fields> requiredMap(Fields fields, String name) {
        if (fields.get(name).isEmpty()) {
            fields.missing(name, "profiles has compute and placement");
        }
        return fields.map(name);
    }

    private static List<Sdl.Placement> placements(Optional<Fields> section) {
        List<Sdl.Placement> placements = new ArrayList<>();
        for (Fields.Named placement : section.map(Fields::maps).orElse(List.of())) {
            placements.add(new Sdl.Placement(placement.name(), List.of(), List.of(), List.of(), List.of()));
        }
        return List.copyOf(placements);
    }

    private static List<Sdl.Endpoint> endpoints(Optional<Fields> section) {
        List<Sdl.Endpoint> endpoints = new ArrayList<>();
        for (Fields.Named endpoint : section.map(Fields::maps).orElse(List.of())) {
            Located<String> kind = endpoint.fields()
                    .text("kind")
                    .map(Text::located)
                    .orElse(new Located<>("", endpoint.name().at()));
            endpoints.add(new Sdl.Endpoint(endpoint.name(), kind));
        }
        return List.copyOf(endpoints);
    }

    private Located<String> version(Fields fields) {
        Optional<Text> text = fields.required("version", "write version: \"2.0\"");
        text.filter(v -> !SdlRules.supportedVersion(v.value()))
                .ifPresent(v -> diagnostics.error(
                        "version-unsupported",
                        v.at(),
                        "version \"" + v.value() + "\" is none that Akash supports",
                        "write \"2.0\" or \"2.1\""));
        return text.map(Text::located).orElse(new Located<>("", fields.owner()));
    }
}
