package dev.meshproof.plan.labfile;

import dev.meshproof.plan.labfile.LabFile.Facts;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.plan.labfile.LabFile.OfPlacement;
import dev.meshproof.plan.labfile.LabFile.OfPort;
import dev.meshproof.plan.labfile.LabFile.OfSdl;
import dev.meshproof.plan.labfile.LabFile.OfService;
import dev.meshproof.plan.labfile.LabFile.Probe;
import dev.meshproof.plan.labfile.LabFile.Undeclared;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.SdlFiles;
import dev.meshproof.sdl.yaml.Source;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import dev.meshproof.sdl.yaml.YamlReader;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a lab file. All mistakes are reported at once. */
public final class LabFileReader {
    /** More would leave a provider's network no room for replicas. */
    public static final int MOST_RELAYS = 8;

    /** What services may be meant to be. */
    static final List<String> INTENTS = List.of("private", "public", "siblings", "no-tailnet");

    private static final List<String> KEYS = List.of("relays", "key", "policy", "undeclared", "ipv6", "sdls");

    private static final String PORT =
            "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
    private static final Pattern PORT_KEY = Pattern.compile(PORT);
    private static final Pattern PROVIDER = Pattern.compile("[a-z]([-a-z0-9]{0,29}[a-z0-9])?");
    private static final Pattern HOST_PORT = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[^:\\[\\]\\s]*):" + PORT);
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern HOSTNAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?");
    private static final Pattern URL = Pattern.compile("https?://\\S+");
    private static final Pattern ABSOLUTE = Pattern.compile("/\\S+");
    private static final Pattern SOMETHING = Pattern.compile("\\S+");
    private static final String A_PROVIDER = "a name of lower-case letters, digits and dashes, e.g. east";

    private final Diagnostics found = new Diagnostics(Judge.ADVICE);

    private LabFileReader() {}

    /**
     * Reads a file.
     *
     * @throws SdlException if it cannot be read, is no YAML, or has a mistake; with every mistake
     */
    public static LabFile read(Path file) {
        return read(file.toString(), SdlFiles.read(file));
    }

    /**
     * Reads a file's bytes.
     *
     * @param file how messages and positions name it
     * @throws SdlException as {@link #read(Path)}
     */
    public static LabFile read(String file, byte[] bytes) {
        Source source = new Source(file, bytes);
        Position start = new Position(file, 1, 1);
        Yaml document = YamlReader.read(source)
                .filter(yaml -> !yaml.absent())
                .orElseThrow(() -> notALabFile(start, "it is empty"));
        if (!(document instanceof Mapping top)) {
            throw notALabFile(document.at(), "it is " + document.kind());
        }
        LabFileReader reader = new LabFileReader();
        LabFile labFile = reader.file(source, new Entries(top, "", start, reader.found));
        reader.found.throwIfAny();
        return labFile;
    }

    private static SdlException notALabFile(Position at, String why) {
        return SdlException.of("lab-file", at, "not a lab file: " + why, "a lab file has " + String.join(", ", KEYS));
    }

    /** The JSON schema of lab files. The caller closes it. */
    public static InputStream schema() {
        InputStream schema = LabFileReader.class.getResourceAsStream("/dev/meshproof/plan/lab.schema.json");
        if (schema == null) {
            throw new IllegalStateException("lab.schema.json is not in the jar");
        }
        return schema;
    }

    private LabFile file(Source source, Entries top) {
        top.only(KEYS.toArray(String[]::new));
        List<OfSdl> sdls = new ArrayList<>();
        for (Entries.Named sdl : top.map("sdls").map(Entries::maps).orElse(List.of())) {
            sdls.add(sdl(sdl.name(), sdl.entries().only("provider", "services")));
        }
        return new LabFile(
                source.file(),
                source.sha256(),
                top.number("relays", 1, MOST_RELAYS),
                top.oneOf("key", KeyKind.values()),
                top.text("policy", SOMETHING, "the path of a policy file"),
                top.oneOf("undeclared", Undeclared.values()),
                top.bool("ipv6"),
                List.copyOf(sdls));
    }

    private OfSdl sdl(Located<String> name, Entries sdl) {
        List<OfPlacement> providers = new ArrayList<>();
        Optional<Located<String>> provider = Optional.empty();
        if (sdl.get("provider").filter(Mapping.class::isInstance).isPresent()) {
            Entries placements = sdl.map("provider").orElseThrow();
            for (Located<String> placement : placements.keys()) {
                placements
                        .text(placement.value(), PROVIDER, A_PROVIDER)
                        .ifPresent(of -> providers.add(new OfPlacement(placement, of)));
            }
        } else {
            provider = sdl.text("provider", PROVIDER, A_PROVIDER + "; or a map of placement groups to such names");
        }
        List<OfService> services = new ArrayList<>();
        for (Entries.Named service : sdl.map("services").map(Entries::maps).orElse(List.of())) {
            services.add(service(service.name(), service.entries().only("intent", "key", "probes", "tailnet")));
        }
        return new OfSdl(name, provider, List.copyOf(providers), List.copyOf(services));
    }

    private OfService service(Located<String> name, Entries service) {
        List<OfPort> probes = new ArrayList<>();
        service.map("probes").ifPresent(ports -> {
            for (Located<String> port : ports.keys()) {
                if (!PORT_KEY.matcher(port.value()).matches()) {
                    ports.value(port.at(), port.value(), "this is no port", "write a number from 1 to 65535");
                    continue;
                }
                ports.oneOf(port.value(), Probe.values())
                        .ifPresent(probe -> probes.add(
                                new OfPort(new Located<>(Integer.parseInt(port.value()), port.at()), probe)));
            }
        });
        return new OfService(
                name,
                service.oneOf("intent", INTENTS),
                service.oneOf("key", KeyKind.values()),
                List.copyOf(probes),
                service.map("tailnet").map(LabFileReader::facts));
    }

    private static Facts facts(Entries tailnet) {
        tailnet.only("tailscaled", "hostname", "socks5", "authKey", "loginServer", "userspace", "socket", "state");
        return new Facts(
                tailnet.at(),
                tailnet.bool("tailscaled"),
                tailnet.text("hostname", HOSTNAME, "one label of a host name, e.g. akash-server-1"),
                tailnet.text("socks5", HOST_PORT, "host:port, e.g. localhost:1055"),
                tailnet.text("authKey", VARIABLE, "the name of a variable in the SDL's env, e.g. TS_AUTHKEY"),
                tailnet.text("loginServer", URL, "a URL, e.g. https://controlplane.tailscale.com"),
                tailnet.bool("userspace"),
                tailnet.text("socket", ABSOLUTE, "an absolute path"),
                tailnet.text("state", SOMETHING, "what --state or --statedir is given, e.g. mem:"));
    }
}
