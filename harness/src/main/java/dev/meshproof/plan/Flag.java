package dev.meshproof.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A flag in the arguments of a Go program: {@code --name=value}, {@code --name value}, or either with one dash. */
record Flag(Invocation of, List<String> names) {
    /** Flags without a value of their own in the next argument (tailscale v1.102.3, cmd/tailscale/cli/up.go). */
    private static final Set<String> SWITCHES = Set.of(
            "reset",
            "accept-dns",
            "accept-routes",
            "advertise-connector",
            "advertise-exit-node",
            "exit-node-allow-lan-access",
            "force-reauth",
            "json",
            "qr",
            "shields-up",
            "snat-subnet-routes",
            "ssh",
            "stateful-filtering",
            "no-logs-no-support");

    static Flag of(Invocation invocation, String... names) {
        return new Flag(invocation, List.of(names));
    }

    /** What the flag says, empty where the command does not have it. The last one counts, as in Go. */
    Optional<Fact<String>> fact() {
        return value().map(this::fact).or(this::hidden);
    }

    /** The value as it is put together. */
    Optional<Field> value() {
        List<Field> found = new ArrayList<>();
        List<Field> arguments = of.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            Field argument = arguments.get(i);
            String beginning = argument.beginning();
            Optional<String> inline =
                    spellings().map(s -> s + "=").filter(beginning::startsWith).findFirst();
            boolean whole = argument.why().isEmpty() && spellings().anyMatch(beginning::equals);
            if (inline.isPresent()) {
                found.add(argument.without(inline.get().length()));
            } else if (whole && i + 1 < arguments.size()) {
                found.add(arguments.get(i + 1));
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    private Stream<String> spellings() {
        return names.stream().flatMap(name -> Stream.of("--" + name, "-" + name));
    }

    Fact<String> fact(Field value) {
        Optional<String> text = value.text();
        if (text.isEmpty()) {
            return new Fact.Unknown<>("--" + names.get(0) + ": " + value.why().orElse("cannot be told"));
        }
        return value.from()
                .<Fact<String>>map(item -> new Fact.Known<>(text.get(), Fact.Source.ENV, item.at()))
                .orElseGet(() -> new Fact.Known<>(text.get(), of.source(), value.at()));
    }

    /** Unknown where an argument cannot be told that might be this flag. */
    private Optional<Fact<String>> hidden() {
        List<Field> arguments = of.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            Field argument = arguments.get(i);
            boolean opaque = argument.beginning().isEmpty() && argument.why().isPresent();
            if (opaque && !(i > 0 && takesValue(arguments.get(i - 1).beginning()))) {
                return Optional.of(new Fact.Unknown<>("--" + names.get(0) + " might be in an argument of "
                        + of.program() + ": " + argument.why().orElse("")));
            }
        }
        return Optional.empty();
    }

    private static boolean takesValue(String argument) {
        return argument.startsWith("-")
                && !argument.contains("=")
                && !SWITCHES.contains(argument.replaceFirst("^--?", ""));
    }
}
