package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Sdl.Expose;
import dev.meshproof.sdl.Sdl.HttpOptions;
import dev.meshproof.sdl.Sdl.To;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.chain.go.RequestUri;
import dev.meshproof.sdl.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** {@code services.NAME.expose} (go/sdl, v2.go and expose.go; go/manifest, serviceexpose.go). */
final class ExposeDecoder {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_HOST = 253;
    private static final String PORT_HINT = "write a number from 1 to 65535, without quotes";
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private final Report report;
    private final Report whenDeployed;

    ExposeDecoder(Report report, Report whenDeployed) {
        this.report = report;
        this.whenDeployed = whenDeployed;
    }

    List<Drafts.Port> read(Fields service) {
        List<Drafts.Port> ports = new ArrayList<>();
        for (Yaml item : service.list("expose")) {
            service.decoder().struct(service.name("expose"), item).ifPresent(fields -> ports.add(port(fields)));
        }
        return List.copyOf(ports);
    }

    private Drafts.Port port(Fields fields) {
        OptionalLong read = fields.uint32("port", PORT_HINT);
        checkPort(fields, read);
        long port = read.orElse(0);
        long as = fields.uint32("as", PORT_HINT).orElse(0);
        Optional<Text> protocol = fields.string("proto");
        protocol.ifPresent(text -> checkProtocol(fields, text));
        List<To> to = to(fields);
        List<Text> accept = fields.strings("accept");
        accept.forEach(host -> checkHost(fields, host));
        HttpOptions http = new HttpOptionsDecoder(whenDeployed).read(fields.struct("http_options"));
        Expose expose = new Expose(
                saturated(port),
                saturated(as == 0 ? port : as),
                protocol.filter(p -> p.value().equalsIgnoreCase("udp")).isPresent() ? "udp" : "tcp",
                to,
                accept.stream().map(Text::located).toList(),
                http,
                fields.owner().at());
        return new Drafts.Port(expose, as, protocol.map(Text::value).orElse(""));
    }

    private static int saturated(long port) {
        return (int) Math.min(port, Integer.MAX_VALUE);
    }

    /** {@code port value must be 0 < value <= 65535} (serviceexpose.go, validate). */
    private void checkPort(Fields fields, OptionalLong port) {
        Optional<Yaml> node = fields.get("port");
        if (node.isEmpty()) {
            whenDeployed.error(
                    "port-missing",
                    fields.owner(),
                    fields.name("port") + " is missing",
                    "write port: and the container's port");
        } else if (port.isPresent() && (port.getAsLong() < 1 || port.getAsLong() > MAX_PORT)) {
            whenDeployed.error(
                    "port",
                    node.get(),
                    fields.name("port") + " is " + port.getAsLong() + ", which is no port",
                    PORT_HINT);
        }
    }

    /** {@code unsupported service protocol} (go/manifest, parse.go). */
    private void checkProtocol(Fields fields, Text protocol) {
        String upper = protocol.value().toUpperCase(Locale.ROOT);
        if (!upper.equals("TCP") && !upper.equals("UDP") && !upper.isEmpty()) {
            whenDeployed.error(
                    "proto",
                    protocol,
                    fields.name("proto") + " \"" + protocol.value() + "\" is none that Akash knows",
                    Suggestions.nearest(protocol.value(), List.of("tcp", "udp"))
                            .map(near -> "did you mean " + near + "?")
                            .orElse("write tcp or udp"));
        }
    }

    /** What Go cannot parse as a URL fails at once (expose.go); the rest must be a DNS name once deployed. */
    private void checkHost(Fields fields, Text host) {
        boolean valid =
                host.value().length() <= MAX_HOST && HOST.matcher(host.value()).matches();
        if (!valid) {
            Report to = RequestUri.takes(host.value()) ? whenDeployed : report;
            to.error(
                    "accept-host",
                    host,
                    fields.name("accept") + " has \"" + host.value() + "\", which is no host name",
                    hostHint(host.value()));
        }
    }

    private static String hostHint(String host) {
        String bare =
                host.toLowerCase(Locale.ROOT).replaceFirst("^[a-z]+://", "").replaceFirst("[/:?#].*$", "");
        return !bare.equals(host) && HOST.matcher(bare).matches()
                ? "write " + bare
                : "write lower-case letters, digits, dashes and dots, such as www.example.com";
    }

    /** A map in place of the list is an error, but it is plain what was meant. */
    private static List<To> to(Fields fields) {
        List<To> to = new ArrayList<>();
        List<Yaml> items = fields.list("to");
        Optional<Yaml> map = fields.get("to").filter(node -> node.resolved() instanceof Yaml.Mapping);
        for (Yaml item : map.map(List::of).orElse(items)) {
            fields.decoder().struct(fields.name("to"), item).ifPresent(f -> to.add(entry(f)));
        }
        return List.copyOf(to);
    }

    private static To entry(Fields fields) {
        HttpOptionsDecoder.readInsideTo(fields.struct("http_options"));
        return new To(
                located(fields, "service"),
                global(fields),
                located(fields, "ip"),
                fields.owner().at());
    }

    /** What is neither true nor false was meant to be something, so that no rule misses it. */
    private static boolean global(Fields fields) {
        Optional<Yaml> node = fields.get("global");
        return node.isPresent()
                && fields.decoder().bool(fields.name("global"), node.get()).orElse(true);
    }

    private static Optional<Located<String>> located(Fields fields, String name) {
        return fields.string(name).filter(text -> !text.value().isEmpty()).map(Text::located);
    }
}
