package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.chain.go.Versions;
import dev.meshproof.sdl.chain.go.Versions.Language;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The sections of a document (go/sdl, sdl.go and v2.go, UnmarshalYAML). A section that is given twice is decoded twice into
 * the same Go value: maps take the later one's keys, and null empties them.
 */
final class DocumentDecoder {
    private static final List<String> SECTIONS =
            List.of("version", "include", "services", "profiles", "deployment", "endpoints", "reclamation");

    private final Report report;
    private final Decoder decoder;
    private final Map<String, Drafts.Service> services = new LinkedHashMap<>();
    private final Map<String, Drafts.Compute> compute = new LinkedHashMap<>();
    private final Map<String, Drafts.Placement> placements = new LinkedHashMap<>();
    private final Map<String, Map<String, Sdl.Deployment>> deployments = new LinkedHashMap<>();
    private final Map<String, Sdl.Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, Located<String>> sections = new HashMap<>();
    private Optional<Text> reclamation = Optional.empty();

    DocumentDecoder(Report report) {
        this.report = report;
        this.decoder = new Decoder(report);
    }

    Drafts.Document read(Yaml document, Position start) {
        if (Pairs.odd(document)) {
            report.error(
                    "not-a-map",
                    document,
                    "not an SDL: it is a list",
                    "write a map with version, services, profiles and deployment");
        }
        List<Entry> entries = Pairs.of(document);
        Located<String> version = version(entries, start);
        Optional<Language> language = Versions.language(version.value());
        if (language.isEmpty() && !version.at().equals(start)) {
            report.error(
                    "version-unsupported",
                    version,
                    "version \"" + version.value() + "\" is none that Akash supports",
                    "write \"2.0\" or \"2.1\"");
        }
        entries.forEach(entry -> section(entry, language.orElse(Language.V2_0)));
        return new Drafts.Document(
                version,
                language.orElse(Language.V2_0),
                services,
                compute,
                placements,
                deployments,
                endpoints,
                reclamation,
                sections,
                start);
    }

    /** {@code no version found}: Go takes the child behind the first one, key or value, that reads {@code version}. */
    private Located<String> version(List<Entry> entries, Position start) {
        for (Entry entry : entries) {
            if (Pairs.value(entry.keyNode()).equals("version")) {
                return new Located<>(Pairs.value(entry.node()), entry.node().at());
            }
        }
        report.error("version-missing", start, 1, "version is missing", "write version: \"2.0\" as the first line");
        return new Located<>("", start);
    }

    private void section(Entry entry, Language language) {
        String name = Pairs.value(entry.keyNode());
        Yaml node = entry.node();
        sections.put(name, new Located<>(name, entry.keyNode().at()));
        switch (name) {
            case "version" -> {}
            case "include" -> decoder.strings("include", node);
            case "services" ->
                into(
                        services,
                        name,
                        node,
                        item -> new ServiceDecoder(report, language, item.located()).read(item.node()));
            case "profiles" -> profiles(node);
            case "deployment" -> deployments(node);
            case "endpoints" -> into(endpoints, name, node, this::endpoint);
            case "reclamation" -> reclamation = Optional.of(reclamation(entry));
            default ->
                report.error(
                        "section-unknown",
                        entry.keyNode(),
                        "\"" + name + "\" is no section of an SDL",
                        Suggestions.among(name, SECTIONS));
        }
    }

    private void profiles(Yaml node) {
        decoder.struct("profiles", node).ifPresent(fields -> {
            fields.written("compute")
                    .ifPresent(section -> into(
                            compute,
                            "profiles.compute",
                            section,
                            item -> new ComputeDecoder(report, item.located()).read(item.node())));
            fields.written("placement")
                    .ifPresent(section -> into(
                            placements,
                            "profiles.placement",
                            section,
                            item -> new PlacementDecoder(report, item.located()).read(item.node())));
        });
    }

    private void deployments(Yaml node) {
        if (Nulls.isNull(node, report)) {
            deployments.clear();
        }
        for (Maps.Item item : decoder.map("deployment", node)) {
            deployments.put(item.name(), new DeploymentDecoder(report).read(item.located(), item.node()));
        }
    }

    private Sdl.Endpoint endpoint(Maps.Item item) {
        Located<String> kind = decoder.struct("endpoints." + item.name(), item.node())
                .flatMap(fields -> fields.string("kind"))
                .map(Text::located)
                .orElse(new Located<>("", item.key().at()));
        return new Sdl.Endpoint(item.located(), kind);
    }

    private Text reclamation(Entry entry) {
        return decoder.struct("reclamation", entry.node())
                .flatMap(fields -> fields.string("min_window"))
                .orElseGet(() -> Texts.at("", entry.keyNode().at()));
    }

    /** A Go map of structs: a null value is an empty struct, but does not replace one that is there. */
    private <T> void into(Map<String, T> map, String path, Yaml node, Function<Maps.Item, T> reader) {
        if (Nulls.isNull(node, report)) {
            map.clear();
        }
        for (Maps.Item item : decoder.map(path, node)) {
            if (Nulls.isNull(item.node(), report)) {
                map.computeIfAbsent(item.name(), name -> reader.apply(item));
            } else {
                map.put(item.name(), reader.apply(item));
            }
        }
    }
}
