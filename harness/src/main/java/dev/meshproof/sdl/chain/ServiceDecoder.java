package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Sdl.Credentials;
import dev.meshproof.sdl.Sdl.Mount;
import dev.meshproof.sdl.Sdl.Params;
import dev.meshproof.sdl.Sdl.Service;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.chain.go.Strings;
import dev.meshproof.sdl.chain.go.Versions.Language;
import dev.meshproof.sdl.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code services.NAME} (go/sdl, v2.go; go/manifest, service.go). */
final class ServiceDecoder {
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    /** Kubernetes' env name (apimachinery v0.33.3, validation.go, IsEnvVarName). */
    private static final Pattern ENV_NAME = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");

    private final Report report;
    private final Report whenDeployed = new Report();
    private final Language language;
    private final Located<String> name;

    ServiceDecoder(Report report, Language language, Located<String> name) {
        this.report = report;
        this.language = language;
        this.name = name;
    }

    Drafts.Service read(Yaml node) {
        Decoder decoder = new Decoder(report);
        String path = "services." + name.value();
        Fields fields = decoder.struct(path, node).orElse(new Fields(path, node, List.of(), decoder));
        checkName();
        Text image = fields.string("image").orElseGet(() -> Texts.at("", name.at()));
        boolean scalar = fields.get("image")
                .map(Yaml::resolved)
                .filter(n -> !(n instanceof Yaml.Scalar))
                .isEmpty();
        if (image.value().isEmpty() && scalar) {
            whenDeployed.error(
                    "image-missing", name, fields.name("image") + " is missing", "write image: and the image to run");
        }
        List<Text> env = fields.strings("env");
        env.forEach(item -> checkEnv(fields, item));
        List<Drafts.Port> ports = new ExposeDecoder(report, whenDeployed).read(fields);
        Service service = new Service(
                name,
                image,
                fields.strings("command"),
                fields.strings("args"),
                env,
                ports.stream().map(Drafts.Port::expose).toList(),
                dependencies(fields),
                fields.struct("credentials").map(this::credentials),
                fields.struct("params").map(ServiceDecoder::params).orElse(Params.NONE));
        return new Drafts.Service(service, ports, whenDeployed.found());
    }

    /** {@code service name is invalid} (service.go, validate). */
    private void checkName() {
        if (!NAME.matcher(name.value()).matches()) {
            String lower =
                    name.value().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
            whenDeployed.error(
                    "service-name",
                    name,
                    "service name \"" + name.value() + "\" is not allowed",
                    (NAME.matcher(lower).matches() ? "did you mean " + lower + "? " : "")
                            + "begin with a lower-case letter, then lower-case letters, digits and dashes");
        }
    }

    /** {@code defines an env. var. with an invalid name} (service.go, validate). */
    private void checkEnv(Fields fields, Text item) {
        int equals = item.value().indexOf('=');
        String key = equals < 0 ? item.value() : item.value().substring(0, equals);
        if (!ENV_NAME.matcher(key).matches() || key.startsWith("..") || key.equals(".")) {
            whenDeployed.error(
                    "env-name",
                    item.at(),
                    Math.max(1, key.codePointCount(0, key.length())),
                    fields.name("env") + " has the name \"" + key + "\", which is not allowed",
                    key.indexOf(':') > 0 && equals < 0
                            ? "write NAME=value, with an equals sign"
                            : "write NAME=value with letters, digits and underscores in NAME, no digit first");
        }
    }

    private static List<Located<String>> dependencies(Fields fields) {
        List<Located<String>> names = new ArrayList<>();
        for (Yaml item : fields.list("dependencies")) {
            fields.decoder()
                    .struct(fields.name("dependencies"), item)
                    .flatMap(f -> f.string("service"))
                    .ifPresent(service -> names.add(service.located()));
        }
        return List.copyOf(names);
    }

    /** v2.1 trims what it passes on and keeps the email (groupBuilder_v2_1.go); v2.0 does neither. */
    private Credentials credentials(Fields fields) {
        Text host = credential(fields, "host");
        Text username = credential(fields, "username");
        Text password = credential(fields, "password");
        Optional<Text> email = fields.string("email").map(this::trimmed);
        return new Credentials(host, email, username, password, fields.owner().at());
    }

    /** {@code service Credentials missing Host}, Username, Password (v2.go, v2ServiceCredentials.validate). */
    private Text credential(Fields fields, String field) {
        Text text =
                fields.string(field).orElseGet(() -> Texts.at("", fields.owner().at()));
        if (Strings.trimSpace(text.value()).isEmpty()) {
            whenDeployed.error(
                    "credentials",
                    fields.owner(),
                    fields.name(field) + " is missing or blank",
                    "credentials need host, username and password");
        }
        return trimmed(text);
    }

    private Text trimmed(Text text) {
        String trimmed = Strings.trimSpace(text.value());
        return language == Language.V2_0 || trimmed.equals(text.value()) ? text : Texts.at(trimmed, text.at());
    }

    private static Params params(Fields fields) {
        Map<String, Mount> mounts = new LinkedHashMap<>();
        for (Maps.Item item : fields.map("storage")) {
            String path = fields.name("storage") + "." + item.name();
            Optional<Fields> volume = fields.decoder().struct(path, item.node());
            Mount mount = new Mount(
                    item.located(),
                    volume.flatMap(v -> v.string("mount")).map(Text::value).orElse(""),
                    volume.map(v -> v.bool("readOnly")).orElse(false));
            mounts.put(item.name(), mount);
        }
        List<Located<String>> permissions =
                fields.struct("permissions").map(p -> p.strings("read")).orElse(List.of()).stream()
                        .map(Text::located)
                        .toList();
        return new Params(
                List.copyOf(mounts.values()),
                permissions,
                fields.string("tee").filter(tee -> !tee.value().isEmpty()).map(Text::located));
    }
}
