package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.lint.WrittenEnv;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.plan.Fact;
import dev.meshproof.plan.Field;
import dev.meshproof.plan.Invocation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a service that runs tailscaled gets its auth key: not at all, or a placeholder. */
public final class AuthKeys implements Advice {
    private static final List<String> USUAL = List.of("TS_AUTHKEY", "TS_AUTH_KEY");
    /** What else can let a node in (tailscale v1.102.3, cmd/containerboot/settings.go). */
    private static final List<String> OTHER = List.of("TS_CLIENT_ID", "TS_ID_TOKEN", "TS_AUDIENCE");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)replace|your|change|example|placeholder|redacted|insert|todo|xxx|here|<|\\.\\.\\.|\\*\\*\\*|^tskey-(auth-|client-)?[a-z0-9]{0,16}$");

    @Override
    public void look(Document document, Findings findings) {
        document.services().stream()
                .filter(service -> service.startup().runsTailscaled())
                .forEach(service -> look(document, service, findings));
    }

    private static void look(Document document, WrittenService service, Findings findings) {
        List<WrittenEnv> keys = Stream.concat(USUAL.stream(), service.startup().tailnet().authKeyVariable().stream())
                .distinct()
                .flatMap(name -> service.env(name).stream())
                .toList();
        keys.forEach(key -> look(key, findings));
        if (keys.isEmpty() && OTHER.stream().noneMatch(name -> service.env(name).isPresent())) {
            service.startup().logins().stream().findFirst().ifPresent(login -> missing(document, login, findings));
        }
    }

    private static void look(WrittenEnv key, Findings findings) {
        if (key.value().isBlank()) {
            findings.add(
                    AdviceCode.AUTHKEY_MISSING,
                    key.span(),
                    key.name() + " is empty, so that the service cannot join its tailnet",
                    "write " + key.name() + "= and an auth key, in the copy that you deploy");
        } else if (PLACEHOLDER.matcher(key.value()).find() && !key.value().contains("${")) {
            findings.add(
                    AdviceCode.AUTHKEY_PLACEHOLDER,
                    key.span(),
                    key.name() + " holds a placeholder; with it the service cannot join its tailnet",
                    "put the key into the copy that you deploy, and never into one that is committed");
        }
    }

    private static void missing(Document document, Invocation login, Findings findings) {
        Optional<Field> given = login.flag("auth-key", "authkey");
        String hint = "add TS_AUTHKEY= and a key to env, and --auth-key=\"$TS_AUTHKEY\" to tailscale up";
        boolean hidden = login.arguments().stream()
                .anyMatch(word -> word.beginning().isEmpty() && word.why().isPresent());
        if (given.isEmpty() && !hidden) {
            Span at = login.source() == Fact.Source.IMAGE
                    ? new Span(login.at(), 1)
                    : document.lines().word(login.at());
            findings.add(
                    AdviceCode.AUTHKEY_MISSING,
                    at,
                    "tailscale is given no auth key, and nobody is there to log in by hand",
                    hint);
        } else if (given.isPresent()
                && (given.get().why().orElse("").contains("is not set")
                        || given.get().text().filter(String::isEmpty).isPresent())) {
            findings.add(
                    AdviceCode.AUTHKEY_MISSING,
                    document.lines().word(given.get().at()),
                    "the auth key is empty: " + given.get().why().orElse("nothing stands there"),
                    hint);
        }
    }
}
