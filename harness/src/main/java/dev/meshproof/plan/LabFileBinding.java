package dev.meshproof.plan;

import dev.meshproof.plan.labfile.LabFile;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.plan.labfile.LabFile.OfPort;
import dev.meshproof.plan.labfile.LabFile.OfSdl;
import dev.meshproof.plan.labfile.LabFile.OfService;
import dev.meshproof.plan.labfile.Spelling;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Sdl;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a lab file says of the SDLs that are planned. Whatever it names is there, or a diagnostic says that it is not. */
final class LabFileBinding {
    private final Map<String, OfSdl> byFile = new LinkedHashMap<>();
    private final KeyKind key;
    private final Diagnostics found;

    private LabFileBinding(KeyKind key, Diagnostics found) {
        this.key = key;
        this.found = found;
    }

    static LabFileBinding of(Optional<LabFile> labFile, List<Sdl> sdls, Diagnostics found) {
        LabFileBinding binding = new LabFileBinding(
                labFile.flatMap(LabFile::key).map(Located::value).orElse(KeyKind.REUSABLE), found);
        labFile.map(LabFile::sdls).orElse(List.of()).forEach(entry -> binding.bind(entry, sdls));
        return binding;
    }

    private void bind(OfSdl entry, List<Sdl> sdls) {
        String name = entry.name().value();
        List<Sdl> meant = sdls.stream().filter(sdl -> means(name, sdl)).toList();
        if (meant.size() != 1) {
            Set<String> names = new TreeSet<>();
            sdls.forEach(sdl -> names.add(String.valueOf(Path.of(sdl.file()).getFileName())));
            found.error(
                    "lab-file-sdl",
                    entry.name().at(),
                    "sdls." + name
                            + (meant.isEmpty()
                                    ? ": none of the SDLs given is named so"
                                    : ": " + meant.size() + " of the SDLs given are named so"),
                    meant.isEmpty() ? Spelling.hint(name, names, "SDL") : "write more of the path");
            return;
        }
        Sdl sdl = meant.get(0);
        if (byFile.putIfAbsent(sdl.file(), entry) != null) {
            found.error(
                    "lab-file-sdl",
                    entry.name().at(),
                    "sdls." + name + ": " + sdl.file() + " has an entry already",
                    "keep one of them");
            return;
        }
        Set<String> placements = new TreeSet<>();
        Set<String> services = new TreeSet<>();
        for (Sdl.Deployment deployment : sdl.deployment()) {
            placements.add(deployment.placement().value());
            services.add(deployment.service().value());
        }
        entry.providers().forEach(of -> known("provider", name, of.name(), placements, "placement group"));
        for (OfService service : entry.services()) {
            if (known("services", name, service.name(), services, "service")) {
                ports(entry, service, sdl.service(service.name().value()));
            }
        }
    }

    private static boolean means(String name, Sdl sdl) {
        return Path.of(sdl.file())
                .toAbsolutePath()
                .normalize()
                .endsWith(Path.of(name).normalize());
    }

    private boolean known(String key, String sdl, Located<String> name, Set<String> known, String what) {
        if (known.contains(name.value())) {
            return true;
        }
        found.error(
                "lab-file-" + what.replaceFirst(" .*", ""),
                name.at(),
                "sdls." + sdl + "." + key + "." + name.value() + ": the SDL deploys no such " + what,
                Spelling.hint(name.value(), known, what));
        return false;
    }

    private void ports(OfSdl entry, OfService of, Sdl.Service service) {
        Set<String> ports = ports(service, "tcp");
        Set<String> udp = ports(service, "udp");
        for (OfPort probe : of.probes()) {
            String port = String.valueOf(probe.port().value());
            if (!ports.contains(port)) {
                found.error(
                        "lab-file-port",
                        probe.port().at(),
                        path(entry, of) + ".probes." + port + ": the service exposes "
                                + (udp.contains(port) ? "it for UDP only, and probes speak TCP" : "no such TCP port"),
                        ports.isEmpty() ? "it exposes none" : "it exposes " + String.join(", ", ports));
            }
        }
    }

    private static Set<String> ports(Sdl.Service service, String protocol) {
        return service.expose().stream()
                .filter(expose -> expose.protocol().equals(protocol))
                .map(expose -> String.valueOf(expose.port()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String path(OfSdl sdl, OfService service) {
        return "sdls." + sdl.name().value() + ".services." + service.name().value();
    }

    /** Where a lease is to run, if the lab file says so. */
    Optional<Located<String>> provider(Sdl sdl, String placement) {
        Optional<OfSdl> entry = Optional.ofNullable(byFile.get(sdl.file()));
        return entry.flatMap(of -> of.providers().stream()
                .filter(single -> single.name().value().equals(placement))
                .map(LabFile.OfPlacement::provider)
                .findFirst()
                .or(of::provider));
    }

    /** Every provider that the lab file names. */
    Set<String> providers() {
        Set<String> names = new HashSet<>();
        byFile.values()
                .forEach(of -> Stream.concat(
                                of.provider().stream(), of.providers().stream().map(LabFile.OfPlacement::provider))
                        .forEach(provider -> names.add(provider.value())));
        return names;
    }

    /** What a service is meant to be and what is known of its tailnet, after the SDL and the lab file. */
    ServiceMeaning meaning(Sdl sdl, Sdl.Service service) {
        ServiceMeaning read = ServiceMeaning.of(service).with(key);
        Optional<OfSdl> entry = Optional.ofNullable(byFile.get(sdl.file()));
        return entry.flatMap(of -> of.services().stream()
                        .filter(s -> s.name().value().equals(service.name().value()))
                        .findFirst()
                        .map(s -> new MeaningOverrides(path(of, s), service, found).apply(read, s)))
                .orElse(read);
    }
}
