package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Sdl.Credentials;
import dev.meshproof.sdl.Sdl.Expose;
import dev.meshproof.sdl.Sdl.HttpOptions;
import dev.meshproof.sdl.Sdl.Mount;
import dev.meshproof.sdl.Sdl.Params;
import dev.meshproof.sdl.Sdl.Service;
import dev.meshproof.sdl.Sdl.To;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads {@code services} (chain-sdk go/sdl, v2.go and expose.go). */
final class ServiceReader {
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    /** Kubernetes' env name (apimachinery, validation.IsEnvVarName). */
    private static final Pattern ENV_NAME = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");

    private final Diagnostics diagnostics;

    ServiceReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    List<Service> services(Optional<Fields> section) {
        List<Service> services = new ArrayList<>();
        for (Fields.Named named : section.map(Fields::maps).orElse(List.of())) {
            services.add(service(named.name(), named.fields()));
        }
        return List.copyOf(services);
    }

    private Service service(Located<String> name, Fields fields) {
        Fields owned = new Fields(fields.map(), fields.path(), name.at(), diagnostics);
        name(name);
        Text image = owned.required("image", "write image: and the image to run")
                .orElseGet(() -> new Text("", name.at(), index -> name.at()));
        List<Text> env = owned.texts("env");
        env.forEach(this::env);
        return new Service(
                name,
                image,
                owned.texts("command"),
                owned.texts("args"),
                env,
                exposes(owned),
                dependencies(owned),
                owned.map("credentials").map(ServiceReader::credentials),
                owned.map("params").map(ServiceReader::params).orElse(Params.NONE));
    }

    private static List<Located<String>> dependencies(Fields service) {
        List<Located<String>> names = new ArrayList<>();
        for (Yaml item : service.list("dependencies")) {
            service.asMap("dependencies", item, item.at())
                    .flatMap(fields -> fields.text("service"))
                    .ifPresent(name -> names.add(name.located()));
        }
        return List.copyOf(names);
    }

    private static Credentials credentials(Fields fields) {
        Text none = new Text("", fields.owner(), index -> fields.owner());
        return new Credentials(
                fields.text("host").orElse(none),
                fields.text("email"),
                fields.text("username").orElse(none),
                fields.text("password").orElse(none),
                fields.owner());
    }

    private static Params params(Fields fields) {
        List<Mount> mounts = new ArrayList<>();
        for (Fields.Named volume : fields.map("storage").map(Fields::maps).orElse(List.of())) {
            mounts.add(new Mount(
                    volume.name(),
                    volume.fields().text("mount").map(Text::value).orElse(""),
                    volume.fields()
                            .get("readOnly")
                            .flatMap(value -> volume.fields().scalar("readOnly", value))
                            .flatMap(Scalars::bool)
                            .orElse(false)));
        }
        List<Located<String>> permissions =
                fields.map("permissions").map(p -> p.texts("read")).orElse(List.of()).stream()
                        .map(Text::located)
                        .toList();
        return new Params(List.copyOf(mounts), permissions, fields.text("tee").map(Text::located));
    }

    /** Akash: validation of service names in the manifest, go/manifest. */
    private void name(Located<String> name) {
        if (!NAME.matcher(name.value()).matches()) {
            diagnostics.error(
                    "service-name",
                    name.at(),
                    "service name \"" + name.value() + "\" is not allowed",
                    "begin with a lower-case letter, then lower-case letters, digits and dashes");
        }
    }

    /** Akash: validation of a manifest service's env, go/manifest. */
    private void env(Text item) {
        int equals = item.value().indexOf('=');
        String name = equals < 0 ? item.value() : item.value().substring(0, equals);
        if (!ENV_NAME.matcher(name).matches() || name.startsWith("..") || name.equals(".")) {
            diagnostics.error(
                    "env-name",
                    item.at(),
                    "env name \"" + name + "\" is not allowed",
                    "write NAME=value with letters, digits and underscores in NAME");
        }
    }

    private List<Expose> exposes(Fields service) {
        List<Expose> exposes = new ArrayList<>();
        for (Yaml item : service.list("expose")) {
            service.asMap("expose", item, item.at()).ifPresent(fields -> exposes.add(expose(fields)));
        }
        return List.copyOf(exposes);
    }

    private Expose expose(Fields fields) {
        int port = port(fields, "port", 0);
        if (fields.get("port").isEmpty()) {
            fields.missing("port", "write port: and the container's port");
        }
        int as = port(fields, "as", port);
        String protocol = fields.text("proto").map(this::protocol).orElse("tcp");
        List<To> to = new ArrayList<>();
        for (Yaml item : fields.list("to")) {
            fields.asMap("to", item, item.at()).ifPresent(f -> to.add(to(f)));
        }
        return new Expose(
                port,
                as == 0 ? port : as,
                protocol,
                List.copyOf(to),
                fields.texts("accept").stream().map(Text::located).toList(),
                HttpOptions.DEFAULT,
                fields.owner());
    }

    private int port(Fields fields, String key, int fallback) {
        Optional<Scalar> scalar = fields.get(key).flatMap(value -> fields.scalar(key, value));
        if (scalar.isEmpty()) {
            return fallback;
        }
        OptionalLong number = Scalars.integer(scalar.get());
        boolean inRange =
                number.isPresent() && number.getAsLong() >= (key.equals("as") ? 0 : 1) && number.getAsLong() <= 65535;
        if (!inRange) {
            fields.wrong(
                    "port",
                    scalar.get().at(),
                    key,
                    scalar.get().kind() + ": no port",
                    "write a number from 1 to 65535, without quotes");
            return fallback;
        }
        return (int) number.getAsLong();
    }

    private String protocol(Text text) {
        String protocol = text.value().toLowerCase(Locale.ROOT);
        if (!protocol.equals("tcp") && !protocol.equals("udp") && !protocol.isEmpty()) {
            diagnostics.error(
                    "proto", text.at(), "proto \"" + text.value() + "\" is none that Akash knows", "write tcp or udp");
        }
        return protocol.equals("udp") ? "udp" : "tcp";
    }

    private static To to(Fields fields) {
        boolean global = fields.get("global")
                .flatMap(value -> fields.scalar("global", value))
                .map(scalar -> global(fields, scalar))
                .orElse(false);
        return new To(
                fields.text("service").map(Text::located),
                global,
                fields.text("ip").map(Text::located),
                fields.owner());
    }

    private static boolean global(Fields fields, Scalar scalar) {
        Optional<Boolean> value = Scalars.bool(scalar);
        if (value.isEmpty()) {
            fields.wrong(
                    "not-a-boolean",
                    scalar.at(),
                    "global",
                    scalar.kind() + ": neither true nor false",
                    "write true or false, without quotes");
        }
        return value.orElse(false);
    }
}
