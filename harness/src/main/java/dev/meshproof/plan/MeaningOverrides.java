package dev.meshproof.plan;

import dev.meshproof.plan.Fact.Known;
import dev.meshproof.plan.Fact.Source;
import dev.meshproof.plan.ReplicaPlan.Port;
import dev.meshproof.plan.ReplicaPlan.Reason;
import dev.meshproof.plan.Tailnet.HostPort;
import dev.meshproof.plan.labfile.LabFile;
import dev.meshproof.plan.labfile.LabFile.Probe;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl;
import dev.meshproof.sdl.Severity;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a lab file says of one service: its intent, its key and its probes have the last word, its facts fill what the SDL
 * leaves unknown.
 *
 * @param path of the service in the lab file
 */
record MeaningOverrides(String path, Sdl.Service service, Diagnostics found) {
    ServiceMeaning apply(ServiceMeaning read, LabFile.OfService of) {
        Tailnet tailnet =
                of.tailnet().map(facts -> tailnet(read.tailnet(), facts)).orElse(read.tailnet());
        IntentRule rule = IntentRule.of(service.name().at(), tailnet, read.ports());
        IntentRule intent = of.intent().map(MeaningOverrides::intent).orElse(rule);
        ServiceMeaning meaning = new ServiceMeaning(
                read.ports(), tailnet, intent, of.key().map(Located::value).orElse(read.key()), probes(of));
        of.intent().ifPresent(written -> fits(meaning, written.at()));
        of.key().ifPresent(written -> joins(meaning, written.at()));
        return meaning;
    }

    private static Map<Integer, Probe> probes(LabFile.OfService of) {
        Map<Integer, Probe> probes = new HashMap<>();
        of.probes()
                .forEach(probe -> probes.put(probe.port().value(), probe.probe().value()));
        return probes;
    }

    /** A key is for who joins. */
    private void joins(ServiceMeaning meaning, Position at) {
        if (!meaning.tailnet().runsTailscaled()) {
            found.error(
                    "lab-file-key",
                    at,
                    path + ".key: nothing that could be read starts tailscaled in it",
                    "add tailnet: {tailscaled: true} if its image starts one, or leave key out");
        }
    }

    private static IntentRule intent(Located<String> written) {
        Intent intent = Intent.valueOf(written.value().toUpperCase(Locale.ROOT).replace('-', '_'));
        return new IntentRule(intent, new Reason("the lab file says so", written.at()));
    }

    /** An intent that nothing of the service can live up to was probably meant for another one. */
    private void fits(ServiceMeaning meaning, Position at) {
        boolean tailnet = meaning.tailnet().runsTailscaled();
        boolean global = meaning.ports().stream().anyMatch(Port::global);
        switch (meaning.intent().intent()) {
            case PRIVATE -> doubt(!tailnet, at, "nothing that could be read starts tailscaled in it");
            case PUBLIC -> doubt(!global, at, "it exposes no port to everybody");
            case SIBLINGS -> doubt(global, at, "it exposes a port to everybody");
            case NO_TAILNET -> doubt(tailnet, at, "it starts tailscaled");
        }
    }

    private void doubt(boolean doubtful, Position at, String why) {
        if (doubtful) {
            found.add(
                    Severity.WARNING,
                    "lab-file-intent",
                    at,
                    1,
                    path + ".intent: " + why,
                    "the run will say whether it keeps to this all the same");
        }
    }

    private Tailnet tailnet(Tailnet read, LabFile.Facts facts) {
        Optional<Located<Boolean>> runs = facts.tailscaled();
        boolean runsTailscaled = runs.map(Located::value).orElse(read.runsTailscaled());
        if (!runsTailscaled) {
            return without(read, facts, runs);
        }
        Fact<String> daemon = runs.isPresent() && read.daemon().known().isEmpty()
                ? new Known<>("tailscaled", Source.LAB_FILE, runs.get().at())
                : read.daemon();
        return new Tailnet(
                true,
                daemon,
                read.login(),
                fill("hostname", read.hostname(), facts.hostname(), text -> text),
                fill("socks5", read.socks5(), facts.socks5(), MeaningOverrides::hostPort),
                fill("authKey", read.authKey(), facts.authKey().filter(this::isVariable), AuthKey.Variable::new),
                fill("loginServer", read.loginServer(), facts.loginServer(), text -> text),
                fill("userspace", read.userspace(), facts.userspace(), value -> value),
                fill("socket", read.socket(), facts.socket(), text -> text),
                fill("state", read.state(), facts.state(), text -> text));
    }

    private Tailnet without(Tailnet read, LabFile.Facts facts, Optional<Located<Boolean>> runs) {
        if (read.daemon() instanceof Known<String> daemon) {
            known("tailscaled", facts.at(), daemon.value() + " is started", daemon.at());
            return read;
        }
        boolean more = facts.hostname().isPresent()
                || facts.socks5().isPresent()
                || facts.authKey().isPresent()
                || facts.loginServer().isPresent()
                || facts.userspace().isPresent()
                || facts.socket().isPresent()
                || facts.state().isPresent();
        if (more) {
            found.error(
                    "lab-file-tailnet",
                    facts.at(),
                    path + ".tailnet: facts of a service that " + (runs.isPresent() ? "runs no" : "shows no")
                            + " tailscaled",
                    "add tailscaled: true if its image starts one, or leave tailnet out");
        }
        return runs.isPresent()
                ? Tailnet.unknown(false, "the lab file says at " + runs.get().at() + " that it runs no tailscaled")
                : read;
    }

    private static HostPort hostPort(String text) {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, colon);
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new HostPort(bare, Integer.parseInt(text.substring(colon + 1)));
    }

    private boolean isVariable(Located<String> variable) {
        boolean is = service.env().stream()
                .anyMatch(item -> EnvVariable.of(item.value()).name().equals(variable.value()));
        if (!is) {
            found.error(
                    "lab-file-tailnet",
                    variable.at(),
                    path + ".tailnet.authKey: the service's env has no " + variable.value(),
                    "name the variable whose value the lab is to replace by its own key");
        }
        return is;
    }

    private <W, T> Fact<T> fill(String key, Fact<T> read, Optional<Located<W>> written, Function<W, ? extends T> as) {
        if (written.isEmpty()) {
            return read;
        }
        Position at = written.get().at();
        T value = as.apply(written.get().value());
        if (read instanceof Known<T> known && known.source() != Source.DEFAULT) {
            if (!known.value().equals(value)) {
                known(key, at, String.valueOf(known.value()), known.at());
            }
            return read;
        }
        return new Known<>(value, Source.LAB_FILE, at);
    }

    private void known(String key, Position at, String what, Position where) {
        found.error(
                "lab-file-known",
                at,
                path + ".tailnet." + key + ": the SDL itself says " + what + " at " + where + ", and that is what runs",
                "change the SDL, or leave this out");
    }
}
