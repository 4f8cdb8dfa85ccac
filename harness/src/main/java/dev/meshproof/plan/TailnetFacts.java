package dev.meshproof.plan;

import dev.meshproof.plan.Fact.Known;
import dev.meshproof.plan.Fact.Source;
import dev.meshproof.plan.Fact.Unknown;
import dev.meshproof.plan.Tailnet.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Works out a tailnet's facts from the programs that a service starts.
 *
 * @param daemons every {@code tailscaled}
 * @param logins every {@code tailscale up} and {@code tailscale login}
 * @param sets every {@code tailscale set}
 */
record TailnetFacts(List<Invocation> daemons, List<Invocation> logins, List<Invocation> sets) {
    private static final Pattern HOST_PORT = Pattern.compile("(?:\\[([^]]*)]|([^:\\[\\]]*)):(\\d{1,5})");
    private static final String NO_LOGIN = "the service never runs tailscale up";

    static TailnetFacts of(List<Invocation> invocations) {
        return new TailnetFacts(
                invocations.stream().filter(Invocation::isDaemon).toList(),
                invocations.stream().filter(i -> i.isTailscale("up", "login")).toList(),
                invocations.stream().filter(i -> i.isTailscale("set")).toList());
    }

    Tailnet tailnet(Fact<String> daemon) {
        return new Tailnet(
                true, daemon, login(), hostname(), socks5(), authKey(), loginServer(), userspace(), socket(), state());
    }

    private Fact<String> login() {
        return each(
                        logins,
                        i -> Optional.of(new Known<>(
                                i.isTailscale("up") ? "tailscale up" : "tailscale login", i.source(), i.at())))
                .first(NO_LOGIN);
    }

    private Fact<String> hostname() {
        List<Invocation> all = Stream.concat(logins.stream(), sets.stream()).toList();
        Fact<String> read = each(all, i -> Flag.of(i, "hostname").fact())
                .agreed(
                        logins.isEmpty()
                                ? NO_LOGIN
                                : "tailscale up at " + logins.get(0).at()
                                        + " names no --hostname, so that the node takes its container's host name");
        return read.flatMap(k -> k.value().isEmpty() ? new Unknown<>("--hostname at " + k.at() + " is empty") : k);
    }

    private Fact<String> loginServer() {
        return each(
                        logins,
                        i -> Flag.of(i, "login-server")
                                .fact()
                                .or(() ->
                                        Optional.of(new Known<>(Tailnet.DEFAULT_LOGIN_SERVER, Source.DEFAULT, i.at()))))
                .agreed(NO_LOGIN);
    }

    private Fact<AuthKey> authKey() {
        return each(logins, i -> {
                    Flag flag = Flag.of(i, "auth-key", "authkey");
                    return flag.fact().map(fact -> fact.flatMap(known -> authKey(known, flag)));
                })
                .agreed(
                        logins.isEmpty()
                                ? NO_LOGIN
                                : "tailscale up at " + logins.get(0).at()
                                        + " names no --auth-key, and reads none from its environment");
    }

    private static Fact<AuthKey> authKey(Known<String> key, Flag flag) {
        if (key.value().startsWith("file:")) {
            return new Unknown<>("--auth-key at " + key.at() + " is read from a file when it runs");
        }
        Optional<Field.EnvItem> item =
                flag.value().flatMap(Field::from).filter(i -> i.value().equals(key.value()));
        if (item.isEmpty() && key.value().isEmpty()) {
            return new Unknown<>("--auth-key at " + key.at() + " is empty");
        }
        AuthKey authKey = item.<AuthKey>map(i -> new AuthKey.Variable(i.name())).orElseGet(AuthKey.Literal::new);
        return new Known<>(authKey, key.source(), key.at());
    }

    private Fact<HostPort> socks5() {
        return daemonFlag("tailscaled is started without --socks5-server", "socks5-server")
                .flatMap(TailnetFacts::hostPort);
    }

    private static Fact<HostPort> hostPort(Known<String> address) {
        Matcher matcher = HOST_PORT.matcher(address.value());
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 65535) {
            return new Unknown<>("--socks5-server=%s at %s is no host:port".formatted(address.value(), address.at()));
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new Known<>(new HostPort(host, Integer.parseInt(matcher.group(3))), address.source(), address.at());
    }

    private Fact<Boolean> userspace() {
        return each(
                        daemons,
                        i -> Flag.of(i, "tun")
                                .fact()
                                .map(fact -> fact.flatMap(TailnetFacts::userspace))
                                .or(() -> Optional.of(new Known<>(false, Source.DEFAULT, i.at()))))
                .agreed("no tailscaled");
    }

    private static Fact<Boolean> userspace(Known<String> tun) {
        if (tun.value().contains(",")) {
            return new Unknown<>("--tun=%s at %s tries one after the other".formatted(tun.value(), tun.at()));
        }
        return new Known<>(tun.value().equals("userspace-networking"), tun.source(), tun.at());
    }

    private Fact<String> socket() {
        return each(
                        daemons,
                        i -> Flag.of(i, "socket")
                                .fact()
                                .or(() -> Optional.of(new Known<>(Tailnet.DEFAULT_SOCKET, Source.DEFAULT, i.at()))))
                .agreed("no tailscaled");
    }

    private Fact<String> state() {
        return daemonFlag("tailscaled is started without --state and --statedir", "state", "statedir");
    }

    private Fact<String> daemonFlag(String none, String... names) {
        return each(daemons, i -> Flag.of(i, names).fact()).agreed(none);
    }

    private static <T> Readings<T> each(
            List<Invocation> invocations, Function<Invocation, Optional<? extends Fact<T>>> reader) {
        List<Fact<T>> facts = new ArrayList<>();
        invocations.forEach(invocation -> reader.apply(invocation).ifPresent(facts::add));
        return new Readings<>(facts);
    }

    /** What several commands say of one thing. */
    private record Readings<T>(List<Fact<T>> facts) {
        Fact<T> first(String none) {
            return facts.isEmpty() ? new Unknown<>(none) : facts.get(0);
        }

        /** The one that all agree on; else unknown, with both sides. */
        Fact<T> agreed(String none) {
            Fact<T> first = first(none);
            for (Fact<T> fact : facts) {
                if (fact instanceof Unknown) {
                    return fact;
                }
                if (first instanceof Known<T> a
                        && fact instanceof Known<T> b
                        && !a.value().equals(b.value())) {
                    return new Unknown<>("%s at %s, but %s at %s".formatted(a.value(), a.at(), b.value(), b.at()));
                }
            }
            return first;
        }
    }
}
