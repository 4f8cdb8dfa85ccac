package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node;
import dev.meshproof.sdl.console.jsyaml.Node.Bool;
import dev.meshproof.sdl.console.jsyaml.Node.Seq;
import dev.meshproof.sdl.console.jsyaml.Node.Str;

/** {@code services.NAME.expose} (sdl-input.schema.yaml). */
final class ExposeRules {
    private static final int MAX_TIMEOUT = 60_000;
    private static final int MAX_BODY = 104_857_600;
    private static final int MAX_BUFFER = 1_048_576;

    private static final Rule PORT = Scalars.whole("port", 1, 65_535);

    private static final Rule TO = Fields.of("an entry of to")
            .optional("service", Texts.any("write the name of a service"))
            .optional("global", Scalars.bool())
            .optional("ip", Texts.ofLength("ip", 1, "the name of an endpoint"))
            .and(ExposeRules::addressIsGlobal);

    private static final Rule NEXT_CASES = new NextCases(Lists.of(
            Texts.oneOf("http-next-case", "error", "timeout", "403", "404", "429", "500", "502", "503", "504", "off")));

    private static final Rule HTTP_OPTIONS = Fields.of("http_options")
            .optional("max_body_size", number(MAX_BODY))
            .optional("proxy_buffer_size", number(MAX_BUFFER))
            .optional("read_timeout", number(MAX_TIMEOUT))
            .optional("send_timeout", number(MAX_TIMEOUT))
            .optional("next_tries", number(Scalars.NO_LIMIT))
            .optional("next_timeout", number(Scalars.NO_LIMIT))
            .optional("next_cases", NEXT_CASES);

    static final Rule EXPOSE = Lists.of(Fields.of("an entry of expose")
                    .required("port", "port-missing", PORT, "write port: and the container's port")
                    .optional("as", PORT)
                    .optional("proto", Texts.oneOf("proto", "tcp", "udp", "TCP", "UDP"))
                    .optional("to", Lists.of(TO))
                    .optional("accept", Lists.of(Texts.any("write a host name")))
                    .optional("http_options", HTTP_OPTIONS))
            .orNothing();

    private ExposeRules() {}

    private static Rule number(double most) {
        return Scalars.whole("http-option", 0, most);
    }

    /** exposeToWithIpEnforcesGlobal. */
    private static void addressIsGlobal(Spot to, Report report) {
        boolean address = to.at("ip")
                .filter(ip -> ip.node() instanceof Str name && !name.value().isEmpty())
                .isPresent();
        Node global = to.at("global").map(Spot::node).orElse(Node.Nothing.UNWRITTEN);
        boolean isGlobal = global instanceof Bool bool && bool.value();
        if (address && !isGlobal) {
            Spot ip = to.at("ip").orElse(to);
            report.error(
                    "ip-not-global",
                    ip.place(),
                    ip.path() + " " + report.seen(ip.node()) + " is given to what is not global",
                    "write global: true beside it");
        }
    }

    /** A list of cases; {@code off} stands alone. */
    private record NextCases(Rule list) implements Rule {
        @Override
        public void check(Spot spot, Report report) {
            list.check(spot, report);
            if (!(spot.node() instanceof Seq cases) || cases.items().size() < 2 || !report.isNew(this, cases)) {
                return;
            }
            for (Node item : cases.items()) {
                if (item instanceof Str word && word.value().equals("off")) {
                    report.error(
                            "http-next-case",
                            item,
                            spot.path() + ": \"off\" stands beside other cases",
                            "write off alone, or leave it away");
                }
            }
        }
    }
}
