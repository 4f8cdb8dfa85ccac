package dev.meshproof.plan;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.SdlFiles;
import dev.meshproof.sdl.chain.SdlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns SDL files into a {@link LabPlan}: the same files give the same plan on every machine. */
public final class Planner {
    private final List<Diagnostic> errors = new ArrayList<>();
    private final List<Diagnostic> notes = new ArrayList<>();
    private final List<LabPlan.Lease> leases = new ArrayList<>();
    private final Set<String> leaseIds = new HashSet<>();

    private Planner() {}

    /**
     * What is not in the SDLs.
     *
     * @param name of the lab, for run directories and reports
     * @param relays how many relays the tailnet has, from 1
     */
    public record Options(String name, int relays) {
        public Options {
            if (relays < 1) {
                throw new IllegalArgumentException("relays " + relays + ": a tailnet needs at least 1");
            }
        }

        /** One relay, and the name of the first file or directory. */
        public static Options of(List<Path> filesOrDirectories) {
            String name = filesOrDirectories.isEmpty()
                    ? ""
                    : LeaseName.of(filesOrDirectories.get(0).toAbsolutePath().normalize());
            return new Options(name.isEmpty() ? "lab" : name, 1);
        }
    }

    /**
     * Plans the SDLs that the paths mean: each placement group of each file is one lease on a provider of its own,
     * {@code provider-1} and so on in the order of file names.
     *
     * @param filesOrDirectories SDL files, and directories whose {@code *.yaml} and {@code *.yml} are SDL files
     * @throws SdlException if a file cannot be read, breaks Akash's rules, or asks for what the lab cannot do; with every
     *     reason in every file
     */
    public static LabPlan plan(List<Path> filesOrDirectories, Options options) {
        Planner planner = new Planner();
        for (Path file : SdlFiles.expand(filesOrDirectories)) {
            planner.add(file);
        }
        if (!planner.errors.isEmpty()) {
            throw new SdlException(planner.errors);
        }
        if (planner.leases.isEmpty()) {
            throw new IllegalArgumentException("no SDL file was named");
        }
        List<String> relays = new ArrayList<>();
        for (int i = 1; i <= options.relays(); i++) {
            relays.add("relay-" + i);
        }
        return new LabPlan(
                options.name(),
                planner.leases.stream().map(LabPlan.Lease::provider).toList(),
                planner.leases,
                relays,
                planner.notes);
    }

    private void add(Path file) {
        Sdl sdl;
        try {
            sdl = SdlReader.read(file);
        } catch (SdlException e) {
            errors.addAll(e.diagnostics());
            return;
        }
        List<Diagnostic> findings = LabLimits.check(sdl);
        findings.forEach(finding -> (LabLimits.refuses(finding) ? errors : notes).add(finding));
        Set<String> placements = new LinkedHashSet<>();
        sdl.deployment()
                .forEach(deployment -> placements.add(deployment.placement().value()));
        for (String placement : placements) {
            String name = LeaseName.of(file);
            String id = unique(placements.size() > 1 ? name + "-" + placement : name);
            String provider = "provider-" + (leases.size() + 1);
            leases.add(new LabPlan.Lease(
                    id, sdl.file(), sdl.sha256(), provider, new LeasePlanner(sdl, id, provider).replicas(placement)));
        }
    }

    private String unique(String id) {
        String candidate = id;
        for (int i = 2; !leaseIds.add(candidate); i++) {
            candidate = id + "-" + i;
        }
        return candidate;
    }
}
