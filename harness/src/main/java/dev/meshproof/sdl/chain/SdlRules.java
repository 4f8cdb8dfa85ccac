package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Sdl.Deployment;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Akash's rules that look at more than one value; each names its source in chain-sdk. */
final class SdlRules {
    private static final List<String> SECTIONS =
            List.of("version", "include", "services", "profiles", "deployment", "endpoints", "reclamation");
    private static final Pattern VERSION =
            Pattern.compile("v?(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.(\\d{1,4}))?(?:[-+].*)?");

    private final Diagnostics diagnostics;

    SdlRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Tolerant semver; 2.0.0 is v2, 2.1.0 and all above are v2.1 (go/sdl, sdl.go). */
    static boolean supportedVersion(String version) {
        Matcher matcher = VERSION.matcher(version.strip());
        if (!matcher.matches()) {
            return false;
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = part(matcher.group(2));
        return major > 2 || (major == 2 && (minor > 0 || part(matcher.group(3)) == 0));
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** {@code sdl: unexpected field X} (go/sdl, v2.go, UnmarshalYAML). */
    void knownSections(Fields top) {
        for (Entry entry : top.map().entries()) {
            if (!SECTIONS.contains(entry.name())) {
                diagnostics.error(
                        "section-unknown",
                        entry.key().at(),
                        "\"" + entry.name() + "\" is no section of an SDL",
                        didYouMean(entry.name(), SECTIONS));
            }
        }
    }

    void check(Sdl sdl, Position start) {
        Set<String> services = names(sdl.services().stream().map(Sdl.Service::name));
        Set<String> profiles = names(sdl.compute().stream().map(Sdl.Compute::name));
        Set<String> placements = names(sdl.placements().stream().map(Sdl.Placement::name));
        for (Deployment deployment : sdl.deployment()) {
            known("service", deployment.service(), services, "services");
            known("placement", deployment.placement(), placements, "profiles.placement");
            if (!deployment.profile().value().isEmpty()) {
                known("compute profile", deployment.profile(), profiles, "profiles.compute");
            }
        }
        somethingDeployed(sdl, start);
        oneGlobal(sdl, start);
    }

    /** {@code no service profile named X}, {@code no compute profile named X}, {@code no placement profile named X} (v2.go). */
    private void known(String what, Located<String> name, Set<String> names, String where) {
        if (!names.contains(name.value())) {
            diagnostics.error(
                    what.replace(' ', '-') + "-unknown",
                    name.at(),
                    "deployment names the %s \"%s\", which %s lacks".formatted(what, name.value(), where),
                    didYouMean(name.value(), names));
        }
    }

    /** A manifest without groups is refused (go/manifest, ValidateManifest). */
    private void somethingDeployed(Sdl sdl, Position start) {
        if (sdl.deployment().isEmpty()) {
            diagnostics.error(
                    "nothing-deployed",
                    start,
                    "deployment names no service",
                    "write a service, its placement, profile and count");
        }
    }

    /** {@code zero global services} (go/manifest, ValidateManifest): over all that is deployed. */
    private void oneGlobal(Sdl sdl, Position start) {
        Set<String> deployed = new HashSet<>();
        sdl.deployment().forEach(d -> deployed.add(d.service().value()));
        List<Sdl.Service> services = sdl.services().stream()
                .filter(s -> deployed.contains(s.name().value()))
                .toList();
        boolean none = services.stream().flatMap(s -> s.expose().stream()).noneMatch(Sdl.Expose::global);
        if (none && !services.isEmpty()) {
            Position at = services.stream()
                    .flatMap(s -> s.expose().stream())
                    .map(Sdl.Expose::at)
                    .findFirst()
                    .orElse(services.get(0).name().at());
            diagnostics.error(
                    "zero-global",
                    at.line() == 0 ? start : at,
                    "no service is exposed with global: true",
                    "Akash wants one in every deployment: add \"to: [{global: true}]\" to an expose entry");
        }
    }

    private static Set<String> names(Stream<Located<String>> located) {
        Set<String> names = new LinkedHashSet<>();
        located.forEach(l -> names.add(l.value()));
        return names;
    }

    private static String didYouMean(String name, Collection<String> known) {
        Optional<String> near = known.stream()
                .filter(k -> distance(name, k) <= Math.max(1, k.length() / 4))
                .findFirst();
        return near.map(n -> "did you mean " + n + "?")
                .orElse(known.isEmpty() ? "" : "there are: " + String.join(", ", known));
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[b.length()];
    }
}
