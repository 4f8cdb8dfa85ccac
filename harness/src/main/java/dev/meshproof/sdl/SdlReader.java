package dev.meshproof.sdl;

import dev.meshproof.sdl.Yaml.Entry;
import dev.meshproof.sdl.Yaml.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an SDL and holds it to Akash's rules. All mistakes are reported at once. */
public final class SdlReader {
    private static final String SKELETON = "an SDL has version, services, profiles and deployment";

    private final Source source;
    private final Diagnostics diagnostics = new Diagnostics();

    private SdlReader(Source source) {
        this.source = source;
    }

    /**
     * Reads a file.
     *
     * @throws SdlException if it cannot be read, is no YAML, or breaks a rule
     */
    public static Sdl read(Path file) {
        return read(file.toString(), SdlFiles.read(file));
    }

    /**
     * Reads a file's bytes.
     *
     * @param file how messages and positions name it
     * @throws SdlException if it is no YAML or breaks a rule
     */
    public static Sdl read(String file, byte[] bytes) {
        return new SdlReader(new Source(file, bytes)).read();
    }

    private Sdl read() {
        Position start = new Position(source.file(), 1, 1);
        Yaml document =
                YamlReader.read(source).orElseThrow(() -> SdlException.of("empty", start, "is empty", SKELETON));
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
        List<Located<String>> placements = names(profiles.flatMap(p -> requiredMap(p, "placement")));
        List<Sdl.Deployment> deployment = new DeploymentReader(diagnostics).deployments(section(fields, "deployment"));
        Sdl sdl = new Sdl(
                source.file(),
                source.sha256(),
                version,
                services,
                compute,
                placements,
                deployment,
                names(fields.map("endpoints")));
        rules.check(sdl, start);
        diagnostics.throwIfAny();
        return sdl;
    }

    /** A section given more than once is one section with the later keys on top, as decoding twice into one Go map is. */
    private static Mapping joined(Mapping top) {
        Map<String, Entry> sections = new LinkedHashMap<>();
        for (Entry entry : top.entries()) {
            sections.merge(entry.name(), entry, SdlReader::join);
        }
        return new Mapping(List.copyOf(sections.values()), top.at(), top.size());
    }

    private static Entry join(Entry first, Entry second) {
        if (!(first.value() instanceof Mapping a) || !(second.value() instanceof Mapping b)) {
            return second;
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        a.entries().forEach(entry -> entries.put(entry.name(), entry));
        b.entries().forEach(entry -> entries.put(entry.name(), entry));
        return new Entry(first.key(), new Mapping(List.copyOf(entries.values()), a.at(), a.size() + b.size()));
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

    private static List<Located<String>> names(Optional<Fields> map) {
        List<Located<String>> names = new ArrayList<>();
        map.ifPresent(fields ->
                fields.map().entries().forEach(entry -> names.add(entry.key().located())));
        return List.copyOf(names);
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
