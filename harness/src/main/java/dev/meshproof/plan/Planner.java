package dev.meshproof.plan;

import dev.meshproof.plan.labfile.LabFile;
import dev.meshproof.plan.labfile.LabFile.Undeclared;
import dev.meshproof.plan.labfile.LabFileReader;
import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Judgement;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.SdlFiles;
import dev.meshproof.sdl.Severity;
import dev.meshproof.sdl.chain.ChainJudge;
import dev.meshproof.sdl.console.ConsoleJudge;
import dev.meshproof.sdl.yaml.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Turns SDL files and a lab file into a {@link LabPlan}: the same files give the same plan on every machine. */
public final class Planner {
    private final List<Diagnostic> found = new ArrayList<>();
    private final List<SharedProviders.Placed> leases = new ArrayList<>();
    private final Set<String> leaseIds = new HashSet<>();

    private Planner() {}

    /**
     * What is not in the SDLs.
     *
     * @param name of the lab, for run directories and reports
     * @param relays how many relays the tailnet has, which has the last word over the lab file; empty leaves it to that, or is 1
     * @param policy the control plane's policy file, which has the last word over the lab file
     */
    public record Options(String name, OptionalInt relays, Optional<Path> labFile, Optional<Path> policy) {
        /** More would leave a provider's network no room for replicas. */
        public static final int MOST_RELAYS = LabFileReader.MOST_RELAYS;

        public Options {
            if (relays.isPresent() && (relays.getAsInt() < 1 || relays.getAsInt() > MOST_RELAYS)) {
                throw new IllegalArgumentException(
                        "relays " + relays.getAsInt() + ": a lab has from 1 to " + MOST_RELAYS);
            }
        }

        /** The name of the first file or directory, and no lab file. */
        public static Options of(List<Path> filesOrDirectories) {
            String name = filesOrDirectories.isEmpty()
                    ? ""
                    : LeaseName.of(filesOrDirectories.get(0).toAbsolutePath().normalize());
            return new Options(name.isEmpty() ? "lab" : name, OptionalInt.empty(), Optional.empty(), Optional.empty());
        }

        /** @throws IllegalArgumentException if it is not from 1 to {@link #MOST_RELAYS} */
        public Options withRelays(int number) {
            return new Options(name, OptionalInt.of(number), labFile, policy);
        }

        public Options withLabFile(Path file) {
            return new Options(name, relays, Optional.of(file), policy);
        }

        public Options withPolicy(Path file) {
            return new Options(name, relays, labFile, Optional.of(file));
        }

        /** {@code relay-1} and so on. */
        List<String> relayNames(Optional<Integer> inLabFile) {
            int number = relays.orElse(inLabFile.orElse(1));
            return IntStream.rangeClosed(1, number).mapToObj(i -> "relay-" + i).toList();
        }
    }

    /**
     * Plans the SDLs that the paths mean: each placement group of each file is one lease, on the provider that the lab file
     * names or else on one of its own, {@code provider-1} and so on in the order of file names.
     *
     * @param filesOrDirectories SDL files, and directories whose {@code *.yaml} and {@code *.yml} are SDL files
     * @throws SdlException if a file cannot be read, breaks Akash's rules, or asks for what the lab cannot do; with every
     *     reason in every file, the lab file and the policy among them
     */
    public static LabPlan plan(List<Path> filesOrDirectories, Options options) {
        return new Planner().planned(filesOrDirectories, options);
    }

    private LabPlan planned(List<Path> filesOrDirectories, Options options) {
        List<Path> files = SdlFiles.expand(filesOrDirectories);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no SDL file was named");
        }
        if (options.labFile().isEmpty()) {
            SdlFiles.labFiles(filesOrDirectories).forEach(this::unused);
        }
        Optional<LabFile> labFile = options.labFile().flatMap(file -> read(() -> LabFileReader.read(file)));
        Optional<LabPlan.Policy> policy = policy(options, labFile);
        List<Sdl> sdls = new ArrayList<>();
        files.forEach(file -> sdl(file).ifPresent(sdls::add));
        throwIfAny();
        Diagnostics ofLabFile = new Diagnostics(Judge.ADVICE);
        LabFileBinding binding = LabFileBinding.of(labFile, sdls, ofLabFile);
        sdls.forEach(sdl -> lease(sdl, binding));
        new SharedProviders(ofLabFile).check(leases);
        found.addAll(ofLabFile.found());
        throwIfAny();
        LabPlan plan = new LabPlan(
                options.name(),
                leases.stream()
                        .map(placed -> placed.lease().provider())
                        .distinct()
                        .toList(),
                leases.stream().map(SharedProviders.Placed::lease).toList(),
                options.relayNames(labFile.flatMap(LabFile::relays).map(Located::value)),
                found,
                policy,
                labFile.flatMap(LabFile::undeclared).map(Located::value).orElse(Undeclared.NOTED)
                        == Undeclared.FORBIDDEN,
                labFile.flatMap(LabFile::ipv6).map(Located::value).orElse(false),
                labFile.map(file -> new LabPlan.LabFileRead(file.file(), file.sha256())));
        found.addAll(LabLimits.room(plan));
        throwIfAny();
        return plan;
    }

    private void throwIfAny() {
        List<Diagnostic> errors =
                found.stream().filter(d -> d.severity() == Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw new SdlException(errors);
        }
    }

    private void unused(Path labFile) {
        Position at = Position.wholeFile(labFile.toString());
        found.add(new Diagnostic(
                Judge.ADVICE,
                Severity.NOTE,
                "lab-file-unused",
                at,
                0,
                "the lab file " + labFile.getFileName() + " lies beside the SDLs and was not used",
                "--lab " + labFile + " uses it"));
    }

    /** That of the options has the last word: then no other is read. */
    private Optional<LabPlan.Policy> policy(Options options, Optional<LabFile> labFile) {
        if (options.policy().isPresent()) {
            return read(() -> PolicyFile.read(options.policy().get()));
        }
        return labFile.flatMap(file ->
                file.policy().flatMap(policy -> read(() -> PolicyFile.read(policy, Path.of(file.file())))));
    }

    private <T> Optional<T> read(Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (SdlException e) {
            found.addAll(e.diagnostics());
            return Optional.empty();
        }
    }

    /** The SDL, where the chain accepts it; with what the console or the lab refuses or does otherwise in {@link #found}. */
    private Optional<Sdl> sdl(Path file) {
        try {
            Source source = new Source(file.toString(), SdlFiles.read(file));
            Judgement chain = ChainJudge.judge(source);
            found.addAll(chain.diagnostics());
            if (!chain.accepted()) {
                return Optional.empty();
            }
            ConsoleJudge.judge(source).diagnostics().forEach(this::warn);
            chain.sdl().ifPresent(sdl -> found.addAll(LabLimits.check(sdl)));
            return chain.sdl();
        } catch (SdlException e) {
            found.addAll(e.diagnostics());
            return Optional.empty();
        }
    }

    /** Whoever deploys with the CLI need not care; whoever deploys with the console cannot. */
    private void warn(Diagnostic console) {
        found.add(new Diagnostic(
                console.judge(),
                console.severity() == Severity.ERROR ? Severity.WARNING : console.severity(),
                console.code(),
                console.at(),
                console.length(),
                console.message().contains("Akash Console")
                        ? console.message()
                        : "Akash Console refuses this: " + console.message(),
                console.hint()));
    }

    private void lease(Sdl sdl, LabFileBinding binding) {
        Set<String> placements = new LinkedHashSet<>();
        Map<String, ServiceMeaning> meanings = new LinkedHashMap<>();
        for (Sdl.Deployment deployment : sdl.deployment()) {
            placements.add(deployment.placement().value());
            meanings.computeIfAbsent(deployment.service().value(), name -> binding.meaning(sdl, sdl.service(name)));
        }
        for (String placement : placements) {
            String name = LeaseName.of(Path.of(sdl.file()));
            String id = unique(placements.size() > 1 ? name + "-" + placement : name);
            Optional<Located<String>> named = binding.provider(sdl, placement);
            String provider = named.map(Located::value).orElseGet(() -> ownProvider(binding));
            LabPlan.Lease lease = new LabPlan.Lease(
                    id,
                    sdl.file(),
                    sdl.sha256(),
                    provider,
                    new LeasePlanner(sdl, id, provider, meanings).replicas(placement));
            leases.add(new SharedProviders.Placed(
                    lease, named.map(Located::at).orElse(sdl.version().at())));
        }
    }

    /** One that nobody else has. */
    private String ownProvider(LabFileBinding binding) {
        Set<String> taken = binding.providers();
        leases.forEach(placed -> taken.add(placed.lease().provider()));
        int number = leases.size() + 1;
        while (taken.contains("provider-" + number)) {
            number++;
        }
        return "provider-" + number;
    }

    private String unique(String id) {
        String candidate = id;
        for (int i = 2; !leaseIds.add(candidate); i++) {
            candidate = id + "-" + i;
        }
        return candidate;
    }
}
