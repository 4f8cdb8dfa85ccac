package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.lint.WrittenEnv;
import dev.meshproof.lint.WrittenExpose;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.plan.Field;
import dev.meshproof.plan.Invocation;
import dev.meshproof.sdl.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service that listens on loopback behind a global port: nobody gets in there. With Tailscale that is what people want, and
 * the port has to stay: Akash takes no deployment without a global one (chain-sdk, go/manifest, zero global services).
 */
public final class LoopbackGlobal implements Advice {
    private static final Set<String> BINDS = Set.of(
            "--bind",
            "-b",
            "--host",
            "-H",
            "--listen",
            "-l",
            "--address",
            "--addr",
            "--http",
            "--bind-address",
            "--listen-address",
            "--hostname");
    private static final Set<String> TAILSCALE = Set.of("tailscale", "tailscaled", "curl", "wget", "nc");
    private static final Pattern PORT = Pattern.compile("(?:^|[:=])([0-9]{2,5})/?$");
    private static final Set<String> VARIABLES =
            Set.of("HOST", "BIND", "BIND_ADDR", "BIND_ADDRESS", "LISTEN", "LISTEN_ADDR", "LISTEN_ADDRESS");

    /** @param ports that are named beside the address */
    private record Bind(Span at, String address, Set<Integer> ports) {}

    @Override
    public void look(Document document, Findings findings) {
        for (WrittenService service : document.services()) {
            List<WrittenExpose> global =
                    service.exposes().stream().filter(WrittenExpose::global).toList();
            if (!global.isEmpty()) {
                binds(document, service).stream()
                        .filter(bind -> leadsTo(bind, global))
                        .findFirst()
                        .ifPresent(bind -> report(service, bind, findings));
            }
        }
    }

    private static boolean leadsTo(Bind bind, List<WrittenExpose> global) {
        return bind.ports().isEmpty()
                ? global.size() == 1
                : global.stream().anyMatch(e -> bind.ports().contains(e.port().orElse(0)));
    }

    private static List<Bind> binds(Document document, WrittenService service) {
        List<Bind> binds = new ArrayList<>();
        for (Invocation program : service.startup().programs()) {
            if (!TAILSCALE.contains(program.program())) {
                bind(document, program).ifPresent(binds::add);
            }
        }
        for (WrittenEnv env : service.env()) {
            if (VARIABLES.contains(env.name()) && Loopback.is(env.value())) {
                binds.add(new Bind(env.span(), env.value(), ports(env.value())));
            }
        }
        return binds;
    }

    private static Optional<Bind> bind(Document document, Invocation program) {
        List<Field> words = program.arguments();
        Set<Integer> ports = new HashSet<>();
        words.forEach(word -> ports.addAll(ports(word.beginning())));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).beginning();
            String flag = word.replaceFirst("=.*", "");
            String value = word.contains("=")
                    ? word.substring(word.indexOf('=') + 1)
                    : i + 1 < words.size() ? words.get(i + 1).beginning() : "";
            if (BINDS.contains(flag) && Loopback.is(value)) {
                return Optional.of(new Bind(document.lines().word(words.get(i).at()), value, ports));
            }
        }
        return Optional.empty();
    }

    private static Set<Integer> ports(String word) {
        Matcher port = PORT.matcher(word);
        return port.find() ? Set.of(Integer.parseInt(port.group(1))) : Set.of();
    }

    private static void report(WrittenService service, Bind bind, Findings findings) {
        boolean tailnet = service.startup().runsTailscaled();
        findings.add(
                tailnet ? Severity.NOTE : Severity.WARNING,
                AdviceCode.LOOPBACK_GLOBAL,
                bind.at(),
                "%s listens on %s only, so that its global port refuses everybody"
                                .formatted(service.name().value(), bind.address())
                        + (tailnet ? "; its tailnet still gets in" : ""),
                tailnet
                        ? "leave it if it is to be private: Akash takes no deployment without a global port, so the last one cannot go"
                        : "bind it to 0.0.0.0, or expose it to services instead of global: true");
    }
}
