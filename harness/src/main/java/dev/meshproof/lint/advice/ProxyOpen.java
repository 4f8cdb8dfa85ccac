package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.lint.WrittenEnv;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.plan.Field;
import dev.meshproof.plan.Invocation;
import java.util.Optional;

/** Whoever reaches tailscaled's proxies is in the tailnet: they ask for no password. */
public final class ProxyOpen implements Advice {
    @Override
    public void look(Document document, Findings findings) {
        for (WrittenService service : document.services()) {
            for (Invocation daemon : service.startup().daemons()) {
                look("SOCKS5", "socks5-server", 1055, daemon, document, service, findings);
                look("HTTP", "outbound-http-proxy-listen", 1056, daemon, document, service, findings);
            }
        }
    }

    private static void look(
            String kind,
            String flag,
            int usual,
            Invocation daemon,
            Document document,
            WrittenService service,
            Findings findings) {
        Optional<Field> value = daemon.flag(flag);
        Optional<String> text = value.flatMap(Field::text).filter(t -> t.contains(":"));
        if (value.isEmpty() || text.isEmpty() || Loopback.is(text.get())) {
            return;
        }
        Span at = value.get()
                .from()
                .flatMap(item -> service.env(item.name()))
                .map(WrittenEnv::span)
                .orElseGet(() -> document.lines().word(value.get().at()));
        String address = text.get();
        String port = address.substring(address.lastIndexOf(':') + 1);
        findings.add(
                AdviceCode.PROXY_OPEN,
                at,
                "the %s proxy listens on %s: every container that reaches it is in your tailnet, without a password"
                        .formatted(kind, address.startsWith(":") ? "every address, port " + port : address),
                "bind it to loopback: localhost:" + (port.isEmpty() ? String.valueOf(usual) : port));
    }
}
