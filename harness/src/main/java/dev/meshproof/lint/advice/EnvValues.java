package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.WrittenEnv;
import dev.meshproof.lint.WrittenService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of env, which no shell reads: a provider hands them on as they are (provider, cluster/kube/builder/workload.go). */
public final class EnvValues implements Advice {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::?[-=?+][^}]{0,200})?}");

    @Override
    public void look(Document document, Findings findings) {
        for (WrittenService service : document.services()) {
            for (WrittenEnv env : service.env()) {
                expansion(service, env, findings);
                quotes(env, findings);
            }
        }
    }

    private static void expansion(WrittenService service, WrittenEnv env, Findings findings) {
        Matcher variable = VARIABLE.matcher(env.value());
        if (variable.find()) {
            String name = variable.group(1);
            findings.add(
                    AdviceCode.ENV_NOT_EXPANDED,
                    env.span(variable.start(), variable.end()),
                    "%s gets the text %s as it stands: nothing puts a value in its place"
                            .formatted(env.name(), variable.group()),
                    !env.name().equals(name) && service.env(name).isPresent()
                            ? "write $(%s), with %s before it in env, or write the value".formatted(name, name)
                            : "write the value itself, or fill it in before you deploy: envsubst < in.yaml > out.yaml");
        }
    }

    private static void quotes(WrittenEnv env, Findings findings) {
        String value = env.value();
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0)
                && value.indexOf(value.charAt(0), 1) == value.length() - 1;
        if (quoted) {
            findings.add(
                    AdviceCode.ENV_QUOTES,
                    env.span(0, value.length()),
                    "the quotes become part of the value of " + env.name(),
                    "put the quotes around the whole item: \"" + env.name() + "=...\", or leave them out");
        }
    }
}
