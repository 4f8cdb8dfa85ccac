package dev.meshproof.plan;

import dev.meshproof.sdl.Position;
import java.util.List;
import java.util.Optional;

/**
 * A program that a service starts, as far as it could be read.
 *
 * @param program its name without directories
 * @param arguments what it gets
 * @param input the here-documents that it reads
 * @param environment what it finds in its environment
 * @param source what part of the SDL starts it
 */
record Invocation(
        String program,
        List<Field> arguments,
        List<String> input,
        ShellVariables environment,
        Fact.Source source,
        Position at) {
    Invocation {
        arguments = List.copyOf(arguments);
    }

    Invocation withInput(List<String> documents) {
        return new Invocation(program, arguments, documents, environment, source, at);
    }

    /** Whether it is {@code tailscaled} running as a daemon. */
    boolean isDaemon() {
        return program.equals("tailscaled")
                && arguments.stream().noneMatch(a -> a.beginning().matches("--?(cleanup|version|help)"));
    }

    /** Whether it is {@code tailscale} with one of the subcommands. */
    boolean isTailscale(String... subcommands) {
        return program.equals("tailscale")
                && subcommand().filter(List.of(subcommands)::contains).isPresent();
    }

    /** The subcommand of {@code tailscale [--socket PATH] SUBCOMMAND}; empty where it cannot be told. */
    private Optional<String> subcommand() {
        for (int i = 0; i < arguments.size(); i++) {
            Optional<String> text = arguments.get(i).text();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (!text.get().startsWith("-")) {
                return text;
            }
            if (text.get().matches("--?socket")) {
                i++;
            }
        }
        return Optional.empty();
    }
}
